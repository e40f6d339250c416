import { expect, procedureAddress, test } from './support';
import type { Page } from '@playwright/test';

/** Answers a question and goes on. */
async function answer(page: Page, question: string, choice: string | RegExp) {
  await expect(page.getByRole('group', { name: question })).toBeVisible();
  await page.getByRole('radio', { name: choice }).check();
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
}

/** Says of every question that is left that one does not know. */
async function answerTheRest(page: Page) {
  const checklist = page.getByRole('heading', { level: 1, name: 'Việc bạn cần làm' });
  const go = page.getByRole('button', { name: 'Tiếp tục' });
  for (;;) {
    await expect(checklist.or(go)).toBeVisible();
    if (await checklist.isVisible()) return;
    const unsure = page.getByRole('radio', { name: 'Tôi chưa rõ' });
    // costs are ticked, or left empty
    if (await unsure.isVisible()) await unsure.check();
    const before = page.url();
    await go.click();
    await expect(page).not.toHaveURL(before);
  }
}

test('a citizen answers questions and leaves with one checklist', async ({ page, request }) => {
  await page.goto(await procedureAddress(request, '1.013225'));
  await page.getByRole('link', { name: 'Xem trường hợp của tôi' }).click();
  await answer(page, 'Bạn là ai?', 'Công dân Việt Nam');
  await answer(page, 'Trường hợp nào là của bạn?', /Nhà ở riêng lẻ/);
  await answer(page, 'Bạn nộp bằng cách nào?', /Trực tiếp/);
  await answer(page, 'Hồ sơ của bạn thuộc loại nào?', /Nhà ở riêng lẻ/);
  await expect(page.getByRole('heading', { level: 1, name: 'Việc bạn cần làm' })).toBeVisible();
  await expect(page.getByRole('checkbox')).toHaveCount(3);
  await expect(page.getByText('7 ngày làm việc')).toBeVisible();
  await expect(page.getByText(/nhận kết quả chậm nhất/).first()).toBeVisible();
  // The answers are in the address, and each can be given anew.
  expect(new URL(page.url()).search).toContain('nguoi=vietnamese_citizen');
  await page.getByRole('link', { name: 'Sửa câu trả lời: Cách nộp' }).click();
  await answer(page, 'Bạn nộp bằng cách nào?', /Trực tuyến/);
  await answer(page, 'Hồ sơ của bạn thuộc loại nào?', /Công trình cấp III/);
  await expect(page.getByText('10 ngày làm việc')).toBeVisible();
});

test('who does not know says so, and is told what is possible', async ({ page, request }) => {
  await page.goto(`${await procedureAddress(request, '1.013225')}/cua-toi`);
  await answer(page, 'Bạn là ai?', 'Tôi chưa rõ');
  await answer(page, 'Trường hợp nào là của bạn?', 'Tôi chưa rõ');
  await answer(page, 'Bạn nộp bằng cách nào?', 'Tôi chưa rõ');
  await expect(page.getByText('Giấy tờ còn tùy trường hợp.')).toBeVisible();
  await page.getByText('Nhà ở riêng lẻ của gia đình, cá nhân').click();
  await page.getByRole('link', { name: 'Đây là trường hợp của tôi' }).first().click();
  await expect(page.getByRole('main').getByRole('checkbox')).toHaveCount(3);
});

test('the day of the result is counted anew for another day, and goes into a calendar', async ({ page, request }) => {
  await page.goto(`${await procedureAddress(request, '1.001193')}/cua-toi?nguoi=vietnamese_citizen&cach=online`);
  await page.getByLabel('Ngày nộp').fill('2027-10-04');
  await page.getByRole('button', { name: 'Tính lại' }).click();
  await expect(page.getByText('thứ Ba, 05/10/2027')).toBeVisible();
  const file = page.getByRole('link', { name: /Ghi vào lịch/ });
  const response = await request.get((await file.getAttribute('href'))!);
  expect(response.headers()['content-type']).toContain('text/calendar');
  expect(await response.text()).toContain('DTSTART;VALUE=DATE:20271005');
});

test('a business begins from an event, and sees order, papers, costs and the last day', async ({ page }) => {
  await page.goto('/su-kien/mo-quan-an');
  await expect(page.getByRole('checkbox', { name: 'Đăng ký hộ kinh doanh' })).toBeChecked();
  await page.getByRole('checkbox', { name: 'Thẩm định thiết kế phòng cháy' }).check();
  const chosen = await page.getByRole('main').locator('input[name=viec]:checked').count();
  expect(chosen).toBeGreaterThan(2);
  await page.getByRole('button', { name: 'Lập hồ sơ của tôi' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Mở quán ăn/ })).toBeVisible();
  const tasks = page.getByRole('main').locator('.task');
  await expect(tasks).toHaveCount(chosen);
  await expect(tasks.first()).toContainText('hộ kinh doanh');
  await expect(tasks.last()).toContainText('Làm sau khi có kết quả của');
  await expect(page.getByRole('img', { name: /Thời gian từng thủ tục/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Điều quyết định thời gian' })).toBeVisible();
  // One of them is answered about, and comes back into the undertaking.
  await tasks.first().getByRole('link', { name: /Trả lời \d câu/ }).click();
  await answer(page, 'Bạn là ai?', 'Công dân Việt Nam');
  await answerTheRest(page);
  await page.getByRole('link', { name: 'Đưa vào hồ sơ của tôi' }).click();
  await expect(tasks).toHaveCount(chosen);
  expect(new URL(page.url()).search).toContain('.nvietnamese_citizen');
  // One is taken out, another is found and put in.
  await page.getByRole('link', { name: /Bỏ khỏi danh sách: Thẩm định/ }).click();
  await expect(tasks).toHaveCount(chosen - 1);
  await page.getByLabel('Tìm thủ tục để thêm').fill('đăng ký kết hôn');
  await page.getByRole('button', { name: 'Tìm', exact: true }).last().click();
  await page.getByRole('link', { name: /Thêm Thủ tục đăng ký kết hôn/ }).first().click();
  await expect(tasks).toHaveCount(chosen);
});

test('procedures are compared', async ({ page, request }) => {
  await page.goto(await procedureAddress(request));
  await page.getByRole('link', { name: 'So sánh với thủ tục khác' }).click();
  await expect(page.getByText('Thêm ít nhất một thủ tục nữa')).toBeVisible();
  await page.getByLabel('Tìm thủ tục để thêm').fill('đăng ký khai sinh');
  await page.getByRole('button', { name: 'Tìm', exact: true }).last().click();
  await page.getByRole('link', { name: /Thêm Thủ tục đăng ký khai sinh/ }).first().click();
  await expect(page.getByRole('columnheader')).toHaveCount(2);
  await expect(page.getByRole('rowheader', { name: 'Giấy tờ cần mang' })).toBeVisible();
});

test.describe('@javascript', () => {
  test('questions follow each other in place, and the way back leads through them', async ({ page, request }) => {
    await page.goto(`${await procedureAddress(request, '1.013225')}/cua-toi`);
    await page.evaluate(() => ((window as unknown as { same: boolean }).same = true));
    // Until it is alive the form loads the next page, which is as good.
    await page.waitForFunction(() => document.querySelector('.in-place'));
    await page.waitForLoadState('networkidle');
    await answer(page, 'Bạn là ai?', 'Công dân Việt Nam');
    await expect(page.getByRole('group', { name: 'Trường hợp nào là của bạn?' })).toBeVisible();
    expect(await page.evaluate(() => (window as unknown as { same?: boolean }).same)).toBe(true);
    await expect(page.locator('legend')).toBeFocused();
    await expect(page).toHaveTitle(/Trường hợp nào là của bạn/);
    await page.goBack();
    await expect(page.getByRole('group', { name: 'Bạn là ai?' })).toBeVisible();
  });

  test('an undertaking is kept in the browser, and nowhere else', async ({ page, request }) => {
    const [first, second] = [await procedureAddress(request, '1.001612'), await procedureAddress(request, '1.000894')];
    await page.goto(`/ho-so-cua-toi?viec=${first.split('/').pop()}`);
    await expect(page.locator('.task')).toHaveCount(1);
    await expect.poll(() => page.evaluate(() => localStorage.getItem('ho-so-cua-toi'))).toContain('viec=');
    await page.goto(second);
    const add = page.getByRole('link', { name: 'Thêm vào hồ sơ của tôi' });
    await expect(add).toHaveAttribute('href', /viec=.*&viec=/);
    await add.click();
    await expect(page.locator('.task')).toHaveCount(2);
    // It is kept once the page is alive; whoever leaves sooner leaves the one before.
    await expect.poll(() => page.evaluate(() => localStorage.getItem('ho-so-cua-toi'))).toMatch(/viec=.*&viec=/);
    await page.goto('/ho-so-cua-toi');
    await page.getByRole('link', { name: /Mở lại hồ sơ đang làm \(2 thủ tục\)/ }).click();
    await expect(page.locator('.task')).toHaveCount(2);
  });

  test('what was opened once can be read without a network', async ({ page, request, context }) => {
    const path = `${await procedureAddress(request, '1.001193')}/cua-toi?nguoi=vietnamese_citizen&cach=online`;
    await page.goto(path);
    await expect
      .poll(() => page.evaluate(async () => (await (await caches.open('pages')).keys()).length), { timeout: 15_000 })
      .toBeGreaterThan(0);
    await context.setOffline(true);
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: 'Việc bạn cần làm' })).toBeVisible();
    await expect(page.getByRole('checkbox').first()).toBeVisible();
    await context.setOffline(false);
  });
});

test('a checklist prints without what only a screen needs', async ({ page, request }) => {
  await page.goto(`${await procedureAddress(request, '1.001193')}/cua-toi?nguoi=vietnamese_citizen&cach=online`);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByLabel('Ngày nộp')).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Giấy tờ cần mang' })).toBeVisible();
  await expect(page.getByText(/nhận kết quả chậm nhất/).first()).toBeVisible();
});
