// The editor, from outside: what a reader types and sees in it.

/** The text field of the file on top. */
export function content(page) {
  return page.locator("whypull-editor .cm-content");
}

/** Replaces the text of the file on top, as pasting does. */
export async function paste(page, text) {
  await content(page).click();
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(text);
}
