import AxeBuilder from '@axe-core/playwright';
import { accept, addAdministrator, expect, fillIn, freshName, officerKinds, password, staffKinds, test } from './staff_support';
import { address, kinds, type Language } from './support';
import type { Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const views = [
  { name: '320 px', width: 320, colorScheme: 'light' },
  { name: '1280 px', width: 1280, colorScheme: 'light' },
  { name: '1280 px, dark', width: 1280, colorScheme: 'dark' },
] as const;

async function clean(page: Page) {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  const found = violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html}`));
  expect(found).toEqual([]);
}

for (const view of views) {
  test.describe(`@javascript at ${view.name}`, () => {
    test.use({ viewport: { width: view.width, height: 900 }, colorScheme: view.colorScheme });
    // Looking at every element of a long page takes its time.
    test.describe.configure({ timeout: 90_000 });

    for (const language of ['vi', 'en'] satisfies Language[]) {
      for (const [kind, path] of Object.entries(kinds)) {
        test(`axe finds nothing on the ${kind}, in ${language}`, async ({ page, request }) => {
          await page.goto(address(language, await path(request)));
          await clean(page);
        });
      }
      for (const [kind, path] of Object.entries(staffKinds)) {
        test(`axe finds nothing on the ${kind} for staff, in ${language}`, async ({ page, asAdministrator: _ }) => {
          await page.goto(address(language, path()));
          await clean(page);
        });
      }
      for (const [kind, path] of Object.entries(officerKinds)) {
        test(`axe finds nothing on the ${kind} for officers, in ${language}`, async ({ page, asOfficer: _ }) => {
          await page.goto(address(language, path));
          await clean(page);
        });
      }
    }

    test('axe finds nothing on the way in, step by step', async ({ page }) => {
      test.slow();
      const name = freshName('quan.tri');
      const link = addAdministrator(name, 'Phạm Quản Trị');
      await page.goto(link);
      await page.getByRole('main').getByRole('button').click();
      await expect(page.getByRole('alert')).toBeVisible();
      await clean(page);
      await accept(page, link, name, 'Phạm Quản Trị');
      await clean(page);
      await page.goto('/can-bo/tai-khoan/buoc-hai');
      await page.getByRole('main').getByRole('button', { name: 'Bắt đầu' }).click();
      await page.getByRole('main').getByRole('button', { name: 'Xác nhận' }).click();
      await expect(page.getByRole('alert')).toBeVisible();
      await clean(page);
      await page.context().clearCookies();
      await page.goto('/can-bo/dang-nhap');
      await page.getByRole('main').getByRole('button', { name: 'Đăng nhập', exact: true }).click();
      await expect(page.getByRole('alert')).toBeVisible();
      await clean(page);
      await fillIn(page, name, password);
      await expect(page).toHaveURL(/\/can-bo\/dang-nhap\/ma$/);
      await page.getByText('Không có điện thoại bên mình?').click();
      await page.getByRole('button', { name: 'Tiếp tục' }).click();
      await expect(page.getByRole('alert')).toBeVisible();
      await clean(page);
    });
  });
}
