import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Language, address } from './support';

test.describe('@javascript suggestions while typing', () => {
  for (const language of ['vi', 'en'] satisfies Language[]) {
    test(`are chosen by keyboard, in ${language}`, async ({ page }) => {
      await page.goto(address(language, '/'));
      const field = page.getByRole('main').getByRole('combobox').first();
      await expect(field).toHaveAttribute('aria-expanded', 'false');
      const whole = page.waitForResponse((response) => response.url().includes('q=ket%20hon&'));
      await field.pressSequentially('ket hon', { delay: 30 });
      await whole;
      await expect(field).toHaveAttribute('aria-expanded', 'true');
      const options = page.getByRole('listbox').getByRole('option');
      await expect(options.first()).toBeVisible();
      await expect(options.filter({ hasText: /kết hôn/i }).first()).toBeVisible();

      await field.press('ArrowDown');
      const active = await field.getAttribute('aria-activedescendant');
      expect(active).toBeTruthy();
      const option = page.locator(`#${active}`);
      await expect(option).toHaveAttribute('aria-selected', 'true');
      await expect(field).toBeFocused();

      await field.press('Escape');
      await expect(field).toHaveAttribute('aria-expanded', 'false');
      await expect(page.getByRole('listbox')).toBeHidden();
      await expect(field).toHaveValue('ket hon');

      await field.press('ArrowDown');
      await expect(field).toHaveAttribute('aria-expanded', 'true');
      await field.press('ArrowDown');
      await field.press('Enter');
      await expect(page).toHaveURL(new RegExp(`${address(language, '/thu-tuc/')}`));
    });
  }

  test('Enter without a choice searches', async ({ page }) => {
    await page.goto('/');
    const field = page.getByRole('main').getByRole('combobox').first();
    await field.pressSequentially('khai sinh', { delay: 30 });
    await expect(page.getByRole('option').first()).toBeVisible();
    await field.press('Enter');
    await expect(page).toHaveURL(/\/tim-kiem\?q=khai/);
  });

  test('tell what kind each is, and how many there are', async ({ page }) => {
    await page.goto('/');
    const field = page.getByRole('main').getByRole('combobox').first();
    await field.pressSequentially('kết hôn', { delay: 30 });
    const list = page.getByRole('listbox', { name: 'Gợi ý' });
    await expect(list.getByRole('group', { name: 'Thủ tục', exact: true }).getByRole('option').first()).toBeVisible();
    const event = list.getByRole('group', { name: 'Việc trong đời' }).getByRole('option', { name: 'Kết hôn' });
    await expect(event).toBeVisible();
    const count = await list.getByRole('option').count();
    await expect(page.getByRole('status').filter({ hasText: `Có ${count} gợi ý` })).toHaveCount(1);
    const { violations } = await new AxeBuilder({ page }).include('.search-large').analyze();
    expect(violations.map(({ id, help }) => `${id}: ${help}`)).toEqual([]);
    await event.click();
    await expect(page).toHaveURL(/\/su-kien\/ket-hon$/);
  });

  test('the first and the last are one key away', async ({ page }) => {
    await page.goto('/');
    const field = page.getByRole('main').getByRole('combobox').first();
    // an answer to less than what was typed may come first, and is replaced
    const whole = page.waitForResponse((response) => response.url().includes('q=dang%20ky&'));
    await field.pressSequentially('dang ky', { delay: 30 });
    await whole;
    const options = page.getByRole('option');
    await expect(options.first()).toBeVisible();
    await field.press('ArrowDown');
    await field.press('End');
    await expect(options.last()).toHaveAttribute('aria-selected', 'true');
    await field.press('Home');
    await expect(options.first()).toHaveAttribute('aria-selected', 'true');
    await field.press('ArrowUp');
    await expect(field).not.toHaveAttribute('aria-activedescendant', /./);
  });

  test('a phrase is searched for', async ({ page, request }) => {
    const typed = 'giấy khai sinh';
    const response = await request.get(`/api/v1/suggestions?q=${encodeURIComponent(typed)}`);
    const { items } = (await response.json()) as { items: { kind: string; label: string }[] };
    const phrase = items.find((item) => item.kind === 'phrase');
    expect(phrase, JSON.stringify(items)).toBeTruthy();
    await page.goto('/');
    await page.getByRole('main').getByRole('combobox').first().pressSequentially(typed, { delay: 30 });
    const group = page.getByRole('group', { name: 'Tìm theo cách nói thường ngày' });
    // what was suggested for less than was typed may still stand there: it is chosen by its name
    await group.getByRole('option', { name: phrase?.label, exact: true }).click();
    await expect(page).toHaveURL(/\/tim-kiem\?q=/);
    await expect(page.getByRole('main').getByLabel('Bạn cần làm gì?')).toHaveValue(phrase?.label ?? '');
  });
});
