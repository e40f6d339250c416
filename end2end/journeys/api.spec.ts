import { expect, test } from './support';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a programmer reads of a path and opens its answer', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('contentinfo').getByRole('link', { name: 'API', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('API');
    const operation = page.getByRole('article', { name: 'Search or list procedures' });
    await operation.getByText('Thử', { exact: false }).first().click();
    await operation.getByLabel('q', { exact: true }).fill('kết hôn');
    await operation.getByLabel('level', { exact: true }).selectOption('commune');
    await operation.getByRole('button', { name: 'Mở câu trả lời' }).click();
    await expect(page).toHaveURL(/\/api\/v1\/procedures\?q=k%E1%BA%BFt\+h%C3%B4n&level=commune$/);
    await expect(page.locator('body')).toContainText('1.000894');
  });
});
