import { expect, officerKinds, staffKinds, test } from './staff_support';
import { address, kinds, procedureAddress, type Language } from './support';
import type { Page } from '@playwright/test';

async function fits(page: Page, language: Language, path: string) {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(address(language, path));
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over, 'pixels to scroll sideways').toBeLessThanOrEqual(0);
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
}

for (const language of ['vi', 'en'] satisfies Language[]) {
  for (const [kind, path] of Object.entries(kinds)) {
    test(`the ${kind} fits a screen of 320 px, in ${language}`, async ({ page, request }) => {
      await fits(page, language, await path(request));
    });
  }
  for (const [kind, path] of Object.entries(staffKinds)) {
    test(`the ${kind} for staff fits a screen of 320 px, in ${language}`, async ({ page, asAdministrator: _ }) => {
      await fits(page, language, path());
    });
  }
  for (const [kind, path] of Object.entries(officerKinds)) {
    test(`the ${kind} for officers fits a screen of 320 px, in ${language}`, async ({ page, asOfficer: _ }) => {
      await fits(page, language, path);
    });
  }
}

test('a dark screen gets dark pages', async ({ page }) => {
  const brightness = () =>
    page.evaluate(() => {
      const canvas = new OffscreenCanvas(1, 1).getContext('2d')!;
      canvas.fillStyle = getComputedStyle(document.body).backgroundColor;
      canvas.fillRect(0, 0, 1, 1);
      return Math.max(...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3));
    });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  expect(await brightness()).toBeGreaterThan(200);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await brightness()).toBeLessThan(80);
});

test('a procedure prints without what only a screen needs', async ({ page, request }) => {
  await page.goto(await procedureAddress(request));
  await expect(page.getByRole('search').first()).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  for (const part of await page.getByRole('search').all()) await expect(part).toBeHidden();
  for (const part of await page.getByRole('navigation').all()) await expect(part).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('heading', { name: /giấy tờ|hồ sơ/i }).first()).toBeVisible();
});
