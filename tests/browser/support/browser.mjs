// The system's Chromium, driven by Playwright.

import { chromium } from "playwright-core";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts the browser that WHYPULL_CHROMIUM names. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.WHYPULL_CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: FLAGS,
  });
}

export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };
export const LANGUAGES = ["en", "zh-CN"];
export const SCHEMES = ["light", "dark"];
