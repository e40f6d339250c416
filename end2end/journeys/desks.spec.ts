import { expect, procedureAddress, test } from './support';

test('whoever knows the old name of their ward finds the desk of today', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Mục chính' }).getByRole('link', { name: 'Nơi nộp hồ sơ' }).click();
  await page.getByLabel('Xã, phường của bạn (tên cũ cũng được)').fill('phuong thanh binh');
  await page.getByRole('button', { name: 'Tìm nơi nộp' }).click();
  await expect(page).toHaveURL(/\/noi-nop\?q=/);
  const main = page.getByRole('main');
  await expect(main).toContainText('Trước là Phường Thanh Bình, quận Hải Châu.');
  await main.getByRole('link', { name: 'Trung tâm Phục vụ hành chính công phường Hải Châu' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('phường Hải Châu');
  // nobody has told the address yet, and the page does not make one up
  await expect(main).toContainText('Chưa có địa chỉ trong danh mục; hãy hỏi Ủy ban nhân dân phường Hải Châu.');
  await expect(main.getByRole('link', { name: /trên bản đồ/ })).toHaveAttribute('href', /^https:\/\/www\.openstreetmap\.org\//);
  await expect(main).toContainText('1659/NQ-UBTVQH15');
  await page.getByLabel('Tìm trong các thủ tục nhận ở đây').fill('ket hon');
  await page.getByLabel('Tìm trong các thủ tục nhận ở đây').press('Enter');
  await expect(main.getByRole('article').filter({ hasText: /kết hôn/i }).first()).toBeVisible();
});

test('from a procedure to the desk that takes it', async ({ page, request }) => {
  await page.goto(await procedureAddress(request));
  const part = page.locator('#noi-nop');
  await part.getByLabel('Xã, phường của bạn (tên cũ cũng được)').fill('Hòa Liên');
  await part.getByRole('button', { name: 'Tìm nơi nộp' }).click();
  await expect(page).toHaveURL(/thu-tuc=/);
  const main = page.getByRole('main');
  // it was divided: both are listed, each with what tells them apart
  await expect(main.getByRole('article')).toHaveCount(2);
  await expect(main).toContainText('được chia về nhiều nơi');
  // the police do not take it
  await expect(main.getByRole('link', { name: /^Công an/ })).toHaveCount(0);
});

test('what is not found says what to do, and keeps what was typed', async ({ page }) => {
  await page.goto('/noi-nop?q=Atlantis');
  await expect(page.getByRole('heading', { name: 'Không tìm thấy xã, phường nào tên “Atlantis”' })).toBeVisible();
  await expect(page.getByLabel('Xã, phường của bạn (tên cũ cũng được)')).toHaveValue('Atlantis');
});
