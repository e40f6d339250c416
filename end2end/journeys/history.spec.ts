import { address, expect, procedureAddress, test, today } from './support';

// scripts/test takes in an earlier edition of this procedure before it starts the portal.

test('a citizen sees what changed, word by word, and what held on a day', async ({ page, request }) => {
  const path = await procedureAddress(request);
  await page.goto(path);
  await page.getByRole('link', { name: 'Lịch sử thay đổi' }).first().click();
  await expect(page).toHaveURL(`${path}/lich-su`);
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 1, name: 'Lịch sử thay đổi' })).toBeVisible();
  const editions = main.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 2 }) });
  await expect(editions).toHaveCount(2);
  await expect(editions.first()).toContainText('đang xem được');
  await expect(editions.first()).toContainText('Bỏ 1 giấy tờ');
  await expect(editions.first()).toContainText('Sổ hộ khẩu');
  await expect(editions.last()).toContainText('Bản đầu tiên');

  await editions.first().getByRole('link', { name: 'So bản 2 với bản 1' }).click();
  await expect(main.getByRole('heading', { level: 1, name: 'Bản 2 so với bản 1' })).toBeVisible();
  const papers = main.locator('section').filter({ has: page.getByRole('heading', { level: 3, name: 'Giấy tờ cần mang' }) });
  await expect(papers.getByRole('deletion').filter({ hasText: 'Sổ hộ khẩu' })).toBeVisible();
  await expect(papers.getByRole('insertion').filter({ hasText: 'nơi cư trú' })).toBeVisible();
  // not by colour alone: struck through and underlined
  await expect(papers.getByRole('deletion').first()).toHaveCSS('text-decoration-line', 'line-through');
  await expect(papers.getByRole('insertion').first()).toHaveCSS('text-decoration-line', 'underline');
  await expect(main.getByRole('heading', { level: 3, name: 'Các bước thực hiện' })).toHaveCount(0);
});

test('a day leads to the page as it was, which says so and leads back', async ({ page, request }) => {
  const path = await procedureAddress(request);
  await page.goto(`${path}/lich-su`);
  await page.getByLabel('Xem nội dung vào ngày').fill(today());
  await page.getByRole('button', { name: 'Xem', exact: true }).click();
  await expect(page).toHaveURL(`${path}?ngay=${today()}`);
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', 'noindex');
  const banner = page.getByRole('note').filter({ hasText: 'Đây là nội dung vào ngày' });
  await expect(banner).toContainText('(bản 2)');
  await banner.getByRole('link', { name: 'Xem bản hôm nay' }).click();
  await expect(page).toHaveURL(path);
});

test('days of which there is nothing say why, in both languages', async ({ page, request }) => {
  const path = await procedureAddress(request);
  for (const [day, status, words] of [
    ['2020-01-01', 404, /was not yet on this site/],
    ['2999-12-31', 404, /still to come/],
    ['mai', 400, /not a day we can read/],
  ] as const) {
    const response = await page.goto(address('en', `${path}?ngay=${day}`));
    expect(response?.status(), day).toBe(status);
    await expect(page.getByRole('main')).toContainText(words);
    await expect(page.getByLabel('See what it said on')).toHaveAccessibleDescription(words);
  }
});

test('what changed lately can be narrowed, and followed in a feed', async ({ page, request }) => {
  await page.goto('/');
  await page.getByRole('contentinfo').getByRole('link', { name: 'Thay đổi gần đây' }).click();
  await expect(page).toHaveURL('/thay-doi');
  await page.getByLabel('Lĩnh vực').selectOption({ label: 'Hộ tịch' });
  await page.getByRole('button', { name: 'Lọc' }).click();
  await expect(page).toHaveURL(/linh-vuc=ho-tich/);
  const changes = page.getByRole('main').getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3 }) });
  await expect(changes.first()).toContainText('Hộ tịch');
  await expect(changes.filter({ hasText: 'Thủ tục đăng ký kết hôn' }).first()).toBeVisible();

  const feed = page.locator('head link[type="application/atom+xml"]').last();
  const response = await request.get((await feed.getAttribute('href')) ?? '');
  expect(response.headers()['content-type']).toContain('application/atom+xml');
  const xml = await response.text();
  expect(xml).toContain('<feed xmlns="http://www.w3.org/2005/Atom"');
  expect(xml).toMatch(/<id>(urn:uuid:|tag:)/);
  expect(new Set(xml.match(/<id>[^<]+<\/id>/g)).size).toBe(xml.match(/<id>/g)?.length);
});
