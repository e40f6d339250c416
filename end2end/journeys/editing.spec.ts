import { expect, signIn, test, type Person, type Role } from './staff_support';
import type { Browser, Page } from '@playwright/test';

const main = (page: Page) => page.getByRole('main');
const press = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true }).click();

/** Opens a deed that stands behind its title, if it is closed. */
async function open(page: Page, title: string) {
  const deed = main(page).locator('details.deed').filter({ has: page.locator('summary', { hasText: title }) });
  if ((await deed.getAttribute('open')) === null) await deed.locator('summary').click();
  return deed;
}

/** Makes a procedure that is the test's own, with all that the law asks for, and gives the address of its draft. */
async function draft(page: Page, name: string): Promise<string> {
  await page.goto('/can-bo/thu-tuc/moi');
  await main(page).getByLabel('Tên thủ tục').fill(name);
  await main(page).getByLabel('Lĩnh vực').fill('Hộ tịch');
  await press(page, 'Tạo bản soạn thảo');
  await expect(page).toHaveURL(/\/1\/sua$/);
  await fill(page, '77/QĐ-UBND');
  await press(page, 'Lưu');
  await expect(main(page).getByRole('status').first()).toContainText('Đã lưu');
  return page.url().replace(/\/sua.*$/, '');
}

/** Fills in what publication needs. */
async function fill(page: Page, decision: string) {
  const form = main(page);
  const add = async (name: string) => {
    await form.getByRole('button', { name, exact: true }).last().click();
  };
  await form.getByLabel('Công dân Việt Nam', { exact: true }).check();
  await form.getByLabel('Cơ quan thực hiện', { exact: true }).fill('Ủy ban nhân dân cấp xã');
  await form.getByLabel('Cấp xã', { exact: true }).check();
  await add('Thêm cách nộp');
  await form.locator('[name="channels[0][kind]"]').selectOption({ label: 'Trực tiếp' });
  await form.locator('[name="channels[0][time_limit][amount]"]').fill('3');
  await form.locator('[name="channels[0][time_limit][unit]"]').selectOption({ label: 'ngày làm việc' });
  await add('Thêm trường hợp');
  await form.locator('[name="dossier[cases][0][items][0][name]"]').fill('Tờ khai');
  await form.locator('[name="dossier[sets]"]').fill('1');
  await add('Thêm bước');
  await form.locator('[name="steps[0][text]"]').fill('Nộp hồ sơ tại bộ phận một cửa.');
  await add('Thêm kết quả');
  await form.locator('[name="outcomes[0][name]"]').fill('Giấy xác nhận');
  await add('Thêm văn bản');
  await form.locator('[name="legal_basis[0][number]"]').fill('60/2014/QH13');
  await form.locator('[name="legal_basis[0][title]"]').fill('Luật Hộ tịch');
  await form.locator('[name="announcement[number]"]').fill(decision);
  await form.locator('[name="announcement[date]"]').fill('2/11/2026');
  await form.locator('[name="announcement[issuer]"]').fill('Ủy ban nhân dân tỉnh');
  await form.locator('[name="announcement[change]"]').selectOption({ label: 'ban hành mới' });
}

interface Others {
  browser: Browser;
  baseURL: string | undefined;
  javaScriptEnabled: boolean | undefined;
  signedIn: (page: Page, who: { roles: Role[]; displayName?: string }) => Promise<Person>;
}

/** Somebody else, at a browser of their own. */
async function other({ browser, baseURL, javaScriptEnabled, signedIn }: Others, roles: Role[]): Promise<Page> {
  const context = await browser.newContext({ baseURL, javaScriptEnabled });
  const page = await context.newPage();
  await signedIn(page, { roles, displayName: 'Trần Văn Minh' });
  return page;
}

let count = 0;
const freshTitle = (what: string) => `Thủ tục ${what} số ${Date.now().toString(36)}${process.pid}x${count++}`;

async function submit(page: Page, address: string) {
  await page.goto(address);
  await open(page, 'Gửi thẩm định');
  await press(page, 'Gửi thẩm định');
  await expect(main(page).getByRole('status')).toContainText('Đã gửi thẩm định.');
}

async function approve(page: Page, address: string) {
  await page.goto(address);
  await open(page, 'Thẩm định: đồng ý');
  await press(page, 'Thẩm định: đồng ý');
  await expect(main(page).getByRole('status')).toContainText('Đã thẩm định.');
}

async function schedule(page: Page, address: string, day?: string) {
  await page.goto(address);
  const deed = await open(page, 'Đặt ngày công khai');
  if (day) await deed.getByLabel('Ngày có hiệu lực').fill(day);
  await press(page, 'Đặt ngày công khai');
}

test('an edition goes from a draft to the public by two people, and back by a roll back', async ({ page, signedIn, browser, baseURL, javaScriptEnabled }) => {
  test.slow();
  const others = { browser, baseURL, javaScriptEnabled, signedIn };
  await signedIn(page, { roles: ['editor'] });
  const name = freshTitle('đi hết đường');
  const address = await draft(page, name);
  await submit(page, address);
  await expect(main(page)).toContainText('người khác phải thẩm định');

  const reviewer = await other(others, ['reviewer', 'publisher']);
  await reviewer.goto('/can-bo');
  await main(reviewer).getByRole('link', { name }).first().click();
  // without a reason nothing is sent back
  const back = await open(reviewer, 'Trả lại người soạn');
  await press(reviewer, 'Trả lại người soạn');
  await expect(main(reviewer).getByRole('alert')).toContainText('Hãy viết lý do.');
  await back.getByLabel('Lý do').fill('Thiếu nơi tiếp nhận');
  await press(reviewer, 'Trả lại người soạn');
  await expect(main(reviewer).getByRole('status')).toContainText('Đã trả lại người soạn.');

  await page.goto(`${address}/sua`);
  await main(page).getByLabel('Nơi tiếp nhận hồ sơ').fill('Quầy số 7');
  await press(page, 'Lưu và xem lại');
  await expect(main(page)).toContainText('Thiếu nơi tiếp nhận');
  await submit(page, address);
  await approve(reviewer, address);
  await schedule(reviewer, address);
  await expect(main(reviewer).getByRole('status')).toContainText('Đã công khai.');

  const slug = /thu-tuc\/([^/]+)\//.exec(address)?.[1] ?? '';
  await expect(async () => {
    await page.goto(`/thu-tuc/${slug}`);
    await expect(main(page)).toContainText('Quầy số 7', { timeout: 500 });
  }).toPass({ timeout: 10_000 });

  // a second edition, with the desk elsewhere, is seen as a change and published
  await page.goto(`/can-bo/thu-tuc/${slug}`);
  await press(page, 'Soạn bản mới');
  await main(page).getByLabel('Nơi tiếp nhận hồ sơ').fill('Quầy số 9');
  await main(page).locator('[name="announcement[number]"]').fill('78/QĐ-UBND');
  await main(page).locator('[name="announcement[date]"]').fill('3/11/2026');
  await main(page).locator('[name="announcement[issuer]"]').fill('Ủy ban nhân dân tỉnh');
  await main(page).locator('[name="announcement[change]"]').selectOption({ label: 'sửa đổi, bổ sung' });
  await press(page, 'Lưu và xem lại');
  const second = page.url().replace(/\?.*$/, '');
  await submit(page, second);
  await reviewer.goto(second);
  await expect(main(reviewer).getByRole('region', { name: /^Khác với bản thứ 1/ })).toContainText(/bỏ: 7.*thêm: 9/);
  await approve(reviewer, second);
  await schedule(reviewer, second);
  await expect(main(reviewer).getByRole('status')).toContainText('Đã công khai.');

  // back to the first: a new edition that begins with it, for two people again
  await page.goto(address);
  await open(page, 'Soạn bản mới');
  await press(page, 'Soạn bản mới');
  await expect(page).toHaveURL(/\/3\/sua$/);
  await expect(main(page).getByLabel('Nơi tiếp nhận hồ sơ')).toHaveValue('Quầy số 7');
});

test('an edition waits for its day, and can be taken back before', async ({ page, signedIn, browser, baseURL, javaScriptEnabled }) => {
  test.slow();
  await signedIn(page, { roles: ['editor'] });
  const address = await draft(page, freshTitle('chờ ngày'));
  await submit(page, address);
  const other_ = await other({ browser, baseURL, javaScriptEnabled, signedIn }, ['reviewer', 'publisher']);
  await approve(other_, address);
  await schedule(other_, address, 'ngày mai');
  await expect(main(other_).getByRole('alert')).toContainText('Ngày chưa đọc được');
  await expect(main(other_).getByLabel('Ngày có hiệu lực')).toHaveValue('ngày mai');
  await schedule(other_, address, '1/1/2090');
  await expect(main(other_).getByRole('status')).toContainText('Đã đặt ngày.');
  await other_.goto('/can-bo');
  await expect(main(other_).getByRole('region', { name: /^Sắp công khai/ }).first()).toContainText('01/01/2090');
  await other_.goto(address);
  const deed = await open(other_, 'Rút lại');
  await deed.getByLabel('Lý do').fill('Quyết định đã đổi');
  await press(other_, 'Rút lại');
  await expect(main(other_).getByRole('status')).toContainText('Đã rút lại.');
});

test('the second of two writers is shown both texts, and joins them', async ({ page, signedIn, browser, baseURL, javaScriptEnabled }) => {
  test.slow();
  await signedIn(page, { roles: ['editor'] });
  const address = await draft(page, freshTitle('hai người viết'));
  const minh = await other({ browser, baseURL, javaScriptEnabled, signedIn }, ['editor']);
  await minh.goto(`${address}/sua`);
  await page.goto(`${address}/sua`);
  await main(page).getByLabel('Nơi tiếp nhận hồ sơ').fill('Quầy của Lan');
  await press(page, 'Lưu');
  await expect(main(page).getByRole('status').first()).toContainText('Đã lưu');
  await main(minh).getByLabel('Nơi tiếp nhận hồ sơ').fill('Quầy của Minh');
  await main(minh).locator('[name="requirements"]').fill('Từ đủ 18 tuổi');
  await press(minh, 'Lưu');
  await expect(minh.getByRole('heading', { level: 1 })).toHaveText('Có người vừa sửa cùng bản này');
  await expect(main(minh)).toContainText('Quầy của Lan');
  await main(minh).getByRole('group', { name: 'Nơi tiếp nhận hồ sơ' }).getByLabel(/^Lấy phần của lan/).check();
  await press(minh, 'Gộp và lưu');
  await expect(main(minh).getByRole('status').first()).toContainText('Đã lưu');
  await expect(main(minh).getByLabel('Nơi tiếp nhận hồ sơ')).toHaveValue('Quầy của Lan');
  await expect(main(minh).locator('[name="requirements"]')).toHaveValue('Từ đủ 18 tuổi');
});

test('a session that ends in the middle of a form loses nothing of it', async ({ page, signedIn, context }) => {
  test.slow();
  const lan = await signedIn(page, { roles: ['editor'] });
  const address = await draft(page, freshTitle('hết phiên'));
  await page.goto(`${address}/sua`);
  await main(page).getByLabel('Nơi tiếp nhận hồ sơ').fill('Quầy viết dở');
  await context.clearCookies({ name: '__Host-session' });
  await press(page, 'Lưu');
  await signIn(page, lan);
  await main(page).getByRole('button').first().click();
  await expect(main(page).getByRole('status').first()).toContainText('Đã lưu');
  await expect(main(page).getByLabel('Nơi tiếp nhận hồ sơ')).toHaveValue('Quầy viết dở');
});

test('what cannot be read is told at its field and in a summary, and nothing is lost', async ({ page, signedIn }) => {
  await signedIn(page, { roles: ['editor'] });
  const address = await draft(page, freshTitle('viết sai'));
  await page.goto(`${address}/sua`);
  await main(page).locator('[name="announcement[date]"]').fill('hôm qua');
  await main(page).getByLabel('Nơi tiếp nhận hồ sơ').fill('Quầy 3');
  await press(page, 'Lưu');
  await expect(main(page).locator('#form-errors')).toContainText('“hôm qua” chưa phải là một ngày');
  await expect(main(page).locator('[name="announcement[date]"]')).toHaveAttribute('aria-invalid', 'true');
  await expect(main(page).getByLabel('Nơi tiếp nhận hồ sơ')).toHaveValue('Quầy 3');
});

test('a procedure is found, said to be still right, and repealed for another', async ({ page, signedIn, browser, baseURL, javaScriptEnabled }) => {
  test.slow();
  const others = { browser, baseURL, javaScriptEnabled, signedIn };
  await signedIn(page, { roles: ['editor'] });
  const name = freshTitle('bị bãi bỏ');
  const address = await draft(page, name);
  await submit(page, address);
  const chief = await other(others, ['reviewer', 'publisher']);
  await approve(chief, address);
  await schedule(chief, address);
  const slug = /thu-tuc\/([^/]+)\//.exec(address)?.[1] ?? '';
  await page.goto(`/can-bo/thu-tuc/${slug}`);
  await press(page, 'Vẫn đúng');
  await expect(main(page).getByRole('status')).toContainText('vẫn đúng');
  await press(page, 'Soạn bản mới');
  await main(page).locator('[name="announcement[number]"]').fill('99/QĐ-UBND');
  await main(page).locator('[name="announcement[date]"]').fill('3/11/2026');
  await main(page).locator('[name="announcement[issuer]"]').fill('Ủy ban nhân dân tỉnh');
  await main(page).locator('[name="announcement[change]"]').selectOption({ label: 'bãi bỏ' });
  await main(page).locator('[name="announcement[successors]"]').fill('https://tinh.example/thu-tuc/thu-tuc-dang-ky-ket-hon');
  await press(page, 'Lưu và xem lại');
  await expect(main(page)).toContainText('được nêu là thủ tục thay thế');
  const second = page.url().replace(/\?.*$/, '');
  await submit(page, second);
  await approve(chief, second);
  await schedule(chief, second);
  await expect(async () => {
    await page.goto(`/thu-tuc/${slug}`);
    await expect(main(page)).toContainText('Thủ tục này đã bị bãi bỏ', { timeout: 500 });
  }).toPass({ timeout: 10_000 });
  await expect(main(page).getByRole('link', { name: 'Thủ tục đăng ký kết hôn' }).first()).toBeVisible();
});
