import { test as base, expect, type APIRequestContext, type Page } from '@playwright/test';

export { expect };

export type Language = 'vi' | 'en';

/** The address of a page in a language. */
export const address = (language: Language, path: string) =>
  language === 'vi' ? path : `/en${path === '/' ? '' : path}`;

/** The field to search in; its role is a combobox where suggestions are to be had. */
export const searchField = (page: Page) =>
  page.getByRole('main').getByLabel(/^(Bạn cần làm gì\?|What do you need to do\?)$/);

/** The results of a search, best first. */
export const results = (page: Page) => page.getByRole('main').getByRole('article');

export const names = (page: Page) => results(page).getByRole('heading').allInnerTexts();

interface Item {
  code: string | null;
  slug: string;
  name: string;
  online_level: number | null;
  cost: string[];
  repealed_since: string | null;
  sector_slug: string;
}

interface Count {
  value: string;
  name?: string;
  count: number;
}

interface List {
  items: Item[];
  total: number;
  facets: { sector: Count[]; agency: Count[]; online_level: Count[]; free: number };
}

/** What the API answers to a search: the journeys look up addresses with it. */
export async function find(request: APIRequestContext, query = ''): Promise<List> {
  const response = await request.get(`/api/v1/procedures?${query}`);
  expect(response.status(), await response.text()).toBe(200);
  return response.json();
}

/** The address of a procedure, looked up by its code, for its name may change. */
export async function procedureAddress(request: APIRequestContext, code = '1.000894'): Promise<string> {
  const response = await request.get(`/api/v1/procedures/${code}`);
  expect(response.status(), `the starter catalogue has ${code}`).toBe(200);
  return `/thu-tuc/${(await response.json()).slug}`;
}

/** The day in Việt Nam, as addresses have it. */
export const today = () => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);

/** One public page of each kind, for what must hold on all of them. */
export const kinds: Record<string, (request: APIRequestContext) => Promise<string> | string> = {
  home: () => '/',
  results: () => '/tim-kiem?q=k%E1%BA%BFt+h%C3%B4n',
  'filtered results': () => '/tim-kiem?level=commune&online_level=either&sort=name',
  'nothing found': () => '/tim-kiem?q=zzzzqqqq',
  'answer above results': () => `/tim-kiem?q=${encodeURIComponent('đăng ký khai tử cần giấy tờ gì, mất bao lâu, bao nhiêu tiền')}`,
  'search as typed': () => '/tim-kiem?q=dang+ky+khai+sinhh',
  thanks: () => '/tim-kiem/cam-on?q=k%E1%BA%BFt+h%C3%B4n',
  procedure: (request) => procedureAddress(request),
  sectors: () => '/linh-vuc',
  sector: async (request) => `/linh-vuc/${(await find(request)).facets.sector[0].value}`,
  agencies: () => '/co-quan',
  agency: async (request) => `/co-quan/${(await find(request)).facets.agency[0].value}`,
  'life events': () => '/su-kien',
  'life event': () => '/su-kien/ket-hon',
  'history of a procedure': async (request) => `${await procedureAddress(request)}/lich-su`,
  'difference between editions': async (request) => `${await procedureAddress(request)}/lich-su/2`,
  'procedure as of a day': async (request) => `${await procedureAddress(request)}?ngay=${today()}`,
  'day before the first edition': async (request) => `${await procedureAddress(request)}?ngay=2020-01-01`,
  'share that is online': () => '/dich-vu-truc-tuyen',
  'share of a sector that is online': () => '/dich-vu-truc-tuyen?linh-vuc=ho-tich',
  'recent changes': () => '/thay-doi',
  'recent changes of a sector': () => '/thay-doi?linh-vuc=ho-tich',
  'life event of a business': () => '/su-kien/mo-quan-an',
  'question about a case': async (request) => `${await procedureAddress(request, '1.013225')}/cua-toi`,
  'question that was not answered': async (request) =>
    `${await procedureAddress(request, '1.013225')}/cua-toi?nguoi=vietnamese_citizen&tiep=case`,
  checklist: async (request) => `${await procedureAddress(request, '1.001193')}/cua-toi?nguoi=vietnamese_citizen&cach=online`,
  'checklist of who does not know': async (request) =>
    `${await procedureAddress(request, '1.013225')}/cua-toi?nguoi=chua-ro&truong-hop=chua-ro&cach=chua-ro&nop=x`,
  'empty undertaking': () => '/ho-so-cua-toi',
  undertaking: async (request) => {
    const words = await Promise.all(['1.001612', '1.013855', '1.000894'].map((code) => procedureAddress(request, code)));
    return `/ho-so-cua-toi?su-kien=mo-quan-an&${words.map((word) => `viec=${word.split('/').pop()}`).join('&')}&viec=khong-co&tim=khai+sinh`;
  },
  comparison: async (request) => {
    const words = await Promise.all(['1.001612', '1.013855'].map((code) => procedureAddress(request, code)));
    return `/so-sanh?${words.map((word) => `viec=${word.split('/').pop()}`).join('&')}`;
  },
  'page to follow a procedure': async (request) => `/theo-doi?thu-tuc=${(await procedureAddress(request)).split('/').pop()}`,
  'page to follow anything': () => '/theo-doi',
  'page that tells of a letter': () => '/theo-doi/da-nhan?linh-vuc=ho-tich',
  'page for whoever has left': () => '/theo-doi/da-thoi',
  'link of a letter that is over': () => '/theo-doi/cua-toi/x',
  feedback: () => '/phan-anh',
  'choice of feedback': () => '/phan-anh/gui',
  'form of feedback on a page': () => '/phan-anh/gui?loai=page_unclear&thu-tuc=1.000894',
  'form of feedback on an office': () => '/phan-anh/gui?loai=handling',
  'look with a code': () => '/phan-anh/theo-doi',
  'thanks for a tap': () => '/phan-anh/cam-on?thu-tuc=1.000894&phan=cost',
  ratings: async (request) => `${await procedureAddress(request)}/danh-gia`,
  'form to rate': async (request) => `${await procedureAddress(request)}/danh-gia/gui`,
  'where to hand in': () => '/noi-nop',
  'desks that were found': () => '/noi-nop?q=hoa+lien',
  'desks of a procedure': async (request) => `/noi-nop?q=hai+chau&thu-tuc=${(await procedureAddress(request)).split('/').pop()}`,
  'no desk found': () => '/noi-nop?q=zzzzqqqq',
  desk: () => '/noi-nop/da-nang-phuong-hai-chau',
  'sheet for the notice board': async (request) => `${await procedureAddress(request)}/to-dan`,
  'binder of a sector': () => '/linh-vuc/ho-tich/tap-in',
  about: () => '/gioi-thieu',
  help: () => '/tro-giup',
  'accessibility statement': () => '/tiep-can',
  data: () => '/du-lieu',
  API: () => '/api',
  'all components': () => '/giao-dien',
  'page that does not exist': () => '/khong-co-trang-nay',
};

/** A test in which the browser must have nothing to complain of, the content security policy first of all. */
export const test = base.extend<{ complaints: string[] }>({
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('console', (message) => {
        // a page that is missing, or a form that is refused, on purpose is told of by the browser as well
        if (message.type() === 'error' && !/the server responded with a status of 4\d\d/.test(message.text())) {
          complaints.push(message.text());
        }
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});
