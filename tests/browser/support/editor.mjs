// The editor, from outside: what a reader types and sees in it.

/** The text field of the file on top. */
export function content(page) {
  return page.locator("whypull-editor .cm-content");
}

/** Replaces the text of the file on top, as pasting does, and waits until the page has seen it. */
export async function paste(page, text) {
  await content(page).click();
  await page.keyboard.press("ControlOrMeta+A");
  const seen = page.evaluate(
    () =>
      new Promise((resolve) => {
        const drawn = () => requestAnimationFrame(() => requestAnimationFrame(resolve));
        addEventListener("whypull-edit", drawn, { once: true });
        // The same text again is no edit.
        setTimeout(resolve, 2000);
      }),
  );
  await page.keyboard.insertText(text);
  await seen;
}
