import { expect, procedureAddress, test } from './support';

test.describe('@javascript the list of papers', () => {
  test('is ticked off, and remembered on the machine', async ({ page, request }) => {
    await page.goto(await procedureAddress(request));
    const boxes = page.getByRole('main').getByRole('checkbox');
    const paper = boxes.first();
    await paper.check();
    const progress = page.getByText(/^Đã có 1\//);
    await expect(progress).toBeVisible();
    await page.reload();
    await expect(progress).toBeVisible();
    await expect(paper).toBeChecked();
    await page.getByRole('button', { name: 'Bỏ hết dấu' }).click();
    await expect(paper).not.toBeChecked();
  });
});
