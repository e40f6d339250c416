import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Person, type Role } from './staff_support';
import { procedureAddress } from './support';
import type { Browser, Page } from '@playwright/test';

const main = (page: Page) => page.getByRole('main');
const press = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true }).click();

/** A network of its own for each test: what one sends hinders no other. */
const network = () => `198.51.${Math.floor(Math.random() * 256)}.${Math.floor(Math.random() * 256)}`;

/** People are slower than programs: a form must be open for some seconds. */
const write = () => new Promise((done) => setTimeout(done, 3_200));

const unique = () => Math.random().toString(36).slice(2, 10);

interface Others {
  browser: Browser;
  baseURL: string | undefined;
  javaScriptEnabled: boolean | undefined;
  signedIn: (page: Page, who: { roles: Role[]; displayName?: string }) => Promise<Person>;
}

async function somebody({ browser, baseURL, javaScriptEnabled, signedIn }: Others, roles: Role[]): Promise<Page> {
  const context = await browser.newContext({ baseURL, javaScriptEnabled });
  const page = await context.newPage();
  await signedIn(page, { roles });
  return page;
}

test.beforeEach(async ({ page }) => page.setExtraHTTPHeaders({ 'x-forwarded-for': network() }));

test('what somebody sends is followed, answered, and published by a second person', async ({ page, browser, baseURL, javaScriptEnabled, signedIn }) => {
  test.slow();
  const others = { browser, baseURL, javaScriptEnabled, signedIn };
  const word = unique();
  await page.goto(await procedureAddress(page.request));
  await main(page).getByRole('link', { name: 'Phản ánh, kiến nghị về thủ tục này' }).click();
  await main(page).getByRole('link', { name: 'Phản ánh về nơi giải quyết' }).click();
  await expect(main(page).getByLabel(/^Thủ tục/)).toHaveValue('1.000894');
  await main(page).getByLabel('Chuyện gì đã xảy ra?').fill('chậm');
  await press(page, 'Gửi');
  // what is missing is told at its field, and nothing typed is lost
  const alert = main(page).getByRole('alert');
  await expect(alert.getByRole('link')).toHaveText([/nơi nào đã giải quyết/, /viết rõ hơn/]);
  await expect(main(page).getByLabel('Chuyện gì đã xảy ra?')).toHaveValue('chậm');
  await main(page).getByLabel('Nơi giải quyết').fill('Bộ phận một cửa');
  await main(page).getByLabel('Chuyện gì đã xảy ra?').fill(`Tôi, số căn cước 001099012345, nộp đã lâu, ${word}.`);
  await main(page).getByLabel(/^Số điện thoại/).fill('0912 345 678');
  await write();
  await press(page, 'Gửi');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Chúng tôi đã nhận');
  const code = await main(page).locator('code.secret').innerText();
  expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
  expect(page.url()).not.toContain(code);

  const follow = async () => {
    await page.goto('/phan-anh/theo-doi');
    await main(page).getByLabel('Mã theo dõi').fill(code.toLowerCase().replaceAll('-', ' '));
    await press(page, 'Xem');
    expect(page.url()).not.toContain(code);
  };
  await follow();
  await expect(main(page).getByRole('status')).toContainText('Đang chờ trả lời');
  await expect(main(page)).not.toContainText(word);

  // on the desk of whoever may answer
  const lan = await somebody(others, ['editor']);
  await lan.goto('/can-bo');
  await main(lan).getByRole('link', { name: 'Mọi phản ánh' }).click();
  await lan.getByRole('link', { name: new RegExp(word) }).click();
  await expect(main(lan)).toContainText('0912 345 678');
  const deed = async (page: Page, title: string) => {
    const deed = main(page).locator('details.deed').filter({ has: page.locator('summary', { hasText: new RegExp(`^${title}$`) }) });
    if ((await deed.getAttribute('open')) === null) await deed.locator('summary').click();
    return deed;
  };
  const answer = await deed(lan, 'Trả lời');
  await answer.getByRole('button').click();
  await expect(main(lan).getByRole('alert')).toContainText('Hãy viết gì đó');
  await (await deed(lan, 'Trả lời')).getByRole('textbox').fill(`Chào bạn, hồ sơ **đã xong**, ${word}.`);
  await (await deed(lan, 'Trả lời')).getByRole('button').click();
  await expect(main(lan).getByRole('status')).toContainText('Đã trả lời');
  await follow();
  await expect(main(page).getByRole('status')).toContainText('Đã trả lời ngày');
  await expect(main(page).locator('strong')).toHaveText('đã xong');

  // what is proposed for the public names no numbers; it is worded anew
  const wording = await deed(lan, 'Viết lời để công khai');
  await expect(wording.getByLabel('Câu hỏi')).toHaveValue(`Tôi, số căn cước ***, nộp đã lâu, ${word}.`);
  await wording.getByLabel('Câu hỏi').fill(`Trễ hẹn thì hỏi ở đâu? (${word})`);
  await wording.getByRole('button').click();
  await expect(main(lan).getByRole('status')).toContainText('Cần một người khác');
  await expect(main(lan).getByRole('button', { name: 'Công khai', exact: true })).toHaveCount(0);

  const hoa = await somebody(others, ['reviewer']);
  await hoa.goto(lan.url().replace(/\?.*/, ''));
  await press(hoa, 'Công khai');
  await expect(main(hoa).getByRole('status')).toContainText('Đã công khai');
  await expect(async () => {
    await page.goto('/phan-anh?thu-tuc=1.000894&loai=handling');
    await expect(main(page).getByRole('heading', { name: `Trễ hẹn thì hỏi ở đâu? (${word})` })).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(main(page)).not.toContainText('001099012345');
  await lan.context().close();
  await hoa.context().close();
});

test('axe finds nothing on what one gets after sending, and what came of it @javascript', async ({ page }) => {
  const clean = async () => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`))).toEqual([]);
  };
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/phan-anh/gui?loai=handling');
  await press(page, 'Gửi');
  await expect(main(page).getByRole('alert')).toBeVisible();
  await clean();
  await main(page).getByLabel('Nơi giải quyết').fill('Bộ phận một cửa');
  await main(page).getByLabel('Chuyện gì đã xảy ra?').fill(`Nộp đã lâu, ${unique()}`);
  await write();
  await press(page, 'Gửi');
  const code = await main(page).locator('code.secret').innerText();
  await clean();
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over, 'pixels to scroll sideways').toBeLessThanOrEqual(0);
  await page.goto('/phan-anh/theo-doi');
  await main(page).getByLabel('Mã theo dõi').fill(code);
  await press(page, 'Xem');
  await expect(main(page).getByRole('status')).toBeVisible();
  await clean();
});

test('a flood is refused in words, and what was typed is still there', async ({ page, browser, baseURL, javaScriptEnabled }) => {
  test.slow();
  await page.goto('/phan-anh/gui?loai=regulation');
  const stamp = await page.locator('[name=dau]').inputValue();
  await write();
  const headers = { 'sec-fetch-site': 'same-origin', 'x-forwarded-for': '203.0.113.' + Math.floor(Math.random() * 256) };
  const word = unique();
  let last = 200;
  for (let n = 0; n < 25 && last === 200; n++) {
    const form = { loai: 'regulation', dau: stamp, 'noi-dung': `Kiến nghị ${word}, lần thứ ${n}` };
    last = (await page.request.post('/phan-anh/gui', { form, headers })).status();
  }
  expect(last).toBe(429);
  const context = await browser.newContext({ baseURL, javaScriptEnabled, extraHTTPHeaders: { 'x-forwarded-for': headers['x-forwarded-for'] } });
  const flooded = await context.newPage();
  await flooded.goto('/phan-anh/gui?loai=regulation');
  await main(flooded).getByLabel(/^Điều gì chưa hợp lý/).fill(`Một kiến nghị nữa, ${word}`);
  await write();
  await press(flooded, 'Gửi');
  await expect(main(flooded).getByRole('alert')).toContainText(/thử lại sau \d+ phút/i);
  await expect(main(flooded).getByLabel(/^Điều gì chưa hợp lý/)).toHaveValue(`Một kiến nghị nữa, ${word}`);
  await context.close();
});

test('a page can be called clear or not, by one tap', async ({ page }) => {
  const address = await procedureAddress(page.request);
  await page.goto(address);
  await press(page, 'Có, rõ');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Cảm ơn bạn');
  await page.goto(address);
  await main(page).locator('summary', { hasText: 'Chưa rõ' }).click();
  await press(page, 'Phí, lệ phí');
  await main(page).getByRole('link', { name: 'Viết vài dòng' }).click();
  await expect(main(page).getByLabel('Phí, lệ phí')).toBeChecked();
  await expect(main(page).getByLabel('Thủ tục', { exact: true })).toHaveValue('1.000894');
});

test('whoever went through a procedure rates it', async ({ page }) => {
  await page.goto(await procedureAddress(page.request, '1.001193'));
  await main(page).getByRole('link', { name: 'Đánh giá sau khi làm thủ tục' }).click();
  await expect(main(page)).toContainText('chưa đủ 5 lượt chấm');
  await main(page).getByRole('link', { name: 'Chấm điểm thủ tục này' }).click();
  await main(page).getByLabel('Đúng hẹn', { exact: true }).check();
  await write();
  await press(page, 'Gửi điểm');
  await expect(main(page).getByRole('alert')).toContainText('chọn một điểm');
  await expect(main(page).getByLabel('Đúng hẹn', { exact: true })).toBeChecked();
  await main(page).getByLabel('5 – Rất tốt').check();
  await write();
  await press(page, 'Gửi điểm');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Cảm ơn bạn');
});
