import { expect, test } from './staff_support';

const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n' +
    'xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \ntrailer<</Size 3/Root 1 0 R>>\nstartxref\n99\n%%EOF\n',
);

test('a form is uploaded, kept, and given to whoever asks; what is no form is refused at its field', async ({ page, signedIn, request }) => {
  test.slow();
  await signedIn(page, { roles: ['editor'] });
  await page.goto('/can-bo/thu-tuc/moi');
  const main = page.getByRole('main');
  await main.getByLabel('Tên thủ tục').fill(`Thủ tục có mẫu ${Date.now().toString(36)}`);
  await main.getByLabel('Lĩnh vực').fill('Hộ tịch');
  await main.getByRole('button', { name: 'Tạo bản soạn thảo' }).click();
  const part = page.getByRole('region', { name: 'Biểu mẫu khác' });
  await part.getByRole('button', { name: 'Thêm mẫu' }).click();
  await main.getByLabel('Nơi tiếp nhận hồ sơ').fill('Quầy 1');

  // a picture that calls itself a PDF
  const field = page.locator('input[name="forms[0][file]"]');
  await field.setInputFiles({ name: 'to-khai.pdf', mimeType: 'application/pdf', buffer: Buffer.from('\x89PNG\r\n\x1a\n') });
  await main.getByRole('button', { name: 'Lưu', exact: true }).click();
  await expect(page.locator('#form-errors')).toContainText('“to-khai.pdf” không phải Word, Excel, PDF hay OpenDocument');
  await expect(main.getByLabel('Nơi tiếp nhận hồ sơ')).toHaveValue('Quầy 1');

  await field.setInputFiles({ name: 'Tờ khai.pdf', mimeType: 'application/pdf', buffer: pdf });
  await main.getByRole('button', { name: 'Lưu', exact: true }).click();
  await expect(main.getByRole('status').first()).toContainText('Đã lưu');
  await expect(page.locator('[name="forms[0][name]"]')).toHaveValue('Tờ khai');
  const url = await page.locator('[name="forms[0][url]"]').inputValue();
  expect(url).toMatch(/^\/tep\/[0-9a-f]{64}\//);

  const file = await request.get(url);
  expect(file.status()).toBe(200);
  expect(await file.body()).toEqual(pdf);
  const headers = file.headers();
  expect(headers['content-type']).toBe('application/pdf');
  expect(headers['content-disposition']).toMatch(/^attachment;/);
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['content-security-policy']).toContain('sandbox');
});
