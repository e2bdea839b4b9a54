import { describe, expect, it } from "vitest";
import { enUS } from "../../strings/en-US.ts";
import { zhCN } from "../../strings/zh-CN.ts";
import {
  appointmentSection, candidateSection, consultationSection, declarationSection, enterpriseSection, labelKey, readField, responsibilityField, showField, trainingFields,
} from "./fields.ts";

const specs = [
  ...[appointmentSection, candidateSection, consultationSection, declarationSection, enterpriseSection].flatMap((section) => section.fields),
  responsibilityField, ...trainingFields(3),
];

describe("fields", () => {
  it.each([["zh-CN", zhCN], ["en-US", enUS]] as const)("Fields_WhenShownIn %s_AllHaveANameAndTheirWords", (_, { certificate }) => {
    for (const { path, words } of specs) {
      expect(certificate.fields[labelKey(path)], path).toBeTruthy();
      if (words) expect(Object.keys(certificate.words[words] ?? {}).length, words).toBeGreaterThan(1);
    }
  });

  it("ReadField_WhenADateIsUnreadable_KeepsTheText", () => expect(readField("date", "昨天")).toEqual({ value: null, unread: "昨天" }));

  it("ReadField_WhenEmptied_IsUnknownAgain", () => {
    expect(readField("text", "  ")).toEqual({ value: null });
    expect(readField("list", "")).toEqual({ value: [] });
  });

  it("ShowField_WhenRead_ShowsHowItWasUnderstood", () => {
    expect(showField("month", readField("month", "1984年6月").value)).toBe("1984-06");
    expect(showField("list", readField("list", "甲，乙").value)).toBe("甲、乙");
  });
});
