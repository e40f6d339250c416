import { expect, officerKinds, staffKinds, test } from './staff_support';
import { address, kinds } from './support';
import type { Page } from '@playwright/test';

/** What stands on a page in Vietnamese letters and in no element that says so. */
const unmarked = (page: Page) =>
  page.evaluate(() => {
    const vietnamese = /[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/iu;
    const found = new Set<string>();
    const look = (element: Element, text: string | null) => {
      if (text && vietnamese.test(text) && !element.closest('[lang]')?.matches('[lang="vi"]')) {
        found.add(`<${element.localName} class="${element.className}"> ${text.trim().slice(0, 120)}`);
      }
    };
    for (const element of document.body.querySelectorAll('*')) {
      if (element.matches('script, style')) continue;
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) look(element, node.textContent);
      for (const name of ['alt', 'aria-label', 'placeholder', 'title']) look(element, element.getAttribute(name));
    }
    return [...found];
  });

for (const [kind, path] of Object.entries(kinds)) {
  test(`what is Vietnamese on the ${kind} in English says so`, async ({ page, request }) => {
    await page.goto(address('en', await path(request)));
    expect(await unmarked(page)).toEqual([]);
  });
}
for (const [kind, path] of Object.entries(staffKinds)) {
  test(`what is Vietnamese on the ${kind} for staff in English says so`, async ({ page, asAdministrator: _ }) => {
    await page.goto(address('en', path()));
    expect(await unmarked(page)).toEqual([]);
  });
}
for (const [kind, path] of Object.entries(officerKinds)) {
  test(`what is Vietnamese on the ${kind} for officers in English says so`, async ({ page, asOfficer: _ }) => {
    await page.goto(address('en', path));
    expect(await unmarked(page)).toEqual([]);
  });
}
