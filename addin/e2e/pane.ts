import type { Page } from "@playwright/test";
import { expect } from "./service.ts";

/** Names of shipped sample candidates; `service/sample-data/candidates.json` says what each of them shows. */
export const eligible = "宋闻溪";
export const ineligible = "田初级";

/** Opens the pane and waits until the register has answered, as a user would before typing. */
export async function openPane(page: Page, address = "/"): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
}

/** Chooses a candidate of the register with the keyboard only. */
export async function choose(page: Page, name: string): Promise<void> {
  const picker = page.getByRole("combobox", { name: /^(人选|Candidate)$/ });
  await picker.focus();
  await page.keyboard.type(name);
  // The person and, below, the offer to fill in somebody new.
  const options = page.getByRole("listbox").getByRole("option");
  await expect(options).toHaveCount(2);
  await expect(options.first()).toContainText(name);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel(/^(姓名|Name)$/)).toHaveValue(name);
}

/** Chooses somebody eligible and presses Issue; gives the number back. */
export async function issue(page: Page, name: string): Promise<string> {
  await choose(page, name);
  await expect(page.getByText(/^(可以发证|Ready to issue)$/).first()).toBeVisible();
  await page.getByRole("button", { name: /^(发证|Issue)$/ }).click();
  await expect(page.getByRole("heading", { name: /^(已签发|Issued)$/ })).toBeFocused();
  return (await page.locator("output").textContent()) ?? "";
}
