// Draws public/icons from mark.svg, once; the pictures are committed. Run: node scripts/draw-icons.mjs
import { readFileSync } from "node:fs";
import { chromium } from "@playwright/test";

const sizes = [16, 20, 24, 32, 40, 48, 64, 80, 96];
const svg = readFileSync(new URL("mark.svg", import.meta.url), "utf8");
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
for (const size of sizes) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  await page.screenshot({ path: new URL(`../public/icons/icon-${size}.png`, import.meta.url).pathname, omitBackground: true });
  await page.close();
}
await browser.close();
