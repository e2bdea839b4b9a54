import { describe, expect, it } from "vitest";
import type { Finding } from "../../api/contracts.ts";
import { findingOf, isMissing, isTold, openIn, sortFindings } from "./verdict.ts";

const finding = (rule: string, outcome: Finding["outcome"], weight: Finding["weight"], fields: string[]): Finding => ({
  rule, outcome, weight, fields, title: rule, titleEn: rule, text: rule, textEn: rule, article: "一",
  blocks: weight === "blocking" && (outcome === "not-met" || outcome === "cannot-tell"),
});

const findings = [
  finding("a", "met", "blocking", ["candidate.name"]),
  finding("b", "cannot-tell", "blocking", ["candidate.sex"]),
  finding("c", "not-met", "blocking", ["candidate.education", "candidate.title"]),
  finding("d", "not-met", "advice", ["candidate.rank"]),
  finding("e", "not-applicable", "blocking", ["consultation.body"]),
];

describe("verdict", () => {
  it("SortFindings_WhenMixed_PutsWhatIsWrongBeforeWhatIsMissing", () => {
    const verdict = sortFindings({ eligible: false, findings });
    expect(verdict.blocking.map((f) => f.rule)).toEqual(["c", "b"]);
    expect(verdict.advice.map((f) => f.rule)).toEqual(["d"]);
    expect(verdict.met.map((f) => f.rule)).toEqual(["a"]);
  });

  it("FindingOf_WhenSeveralFieldsAreConcerned_MarksEachAndTellsOnce", () => {
    const [first, second] = ["candidate.education", "candidate.title.level"];
    expect(findingOf(findings, first!)?.rule).toBe("c");
    expect(findingOf(findings, second!)?.rule).toBe("c");
    expect(isTold(findings[2]!, first!)).toBe(true);
    expect(isTold(findings[2]!, second!)).toBe(false);
  });

  it("FindingOf_WhenAFactIsOnlyMissing_IsSilent", () => {
    expect(findingOf(findings, "candidate.sex")).toBeUndefined();
    expect(isMissing(findings, "candidate.sex")).toBe(true);
  });

  it("OpenIn_WhenAsked_CountsBlockingFindingsOfTheSection", () => {
    expect(openIn(findings, "candidate")).toBe(2);
    expect(openIn(findings, "consultation")).toBe(0);
  });
});
