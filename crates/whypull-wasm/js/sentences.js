// The sentences of each language, which the module asks for when it first speaks it.

import { en } from "./sentences/en.js";
import { zhCN } from "./sentences/zh-CN.js";

/** @param {string} language */
export function resource(language) {
  return language === "zh-CN" ? zhCN : en;
}
