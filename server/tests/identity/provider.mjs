// A real identity provider (npm oidc-provider) for tests. It signs whoever comes
// in as the `login_hint` says, `name/subject/mfa` or without `mfa`, so that a test
// needs no pages. It prints its port, and ends when its standard input does.
//
// node provider.mjs FOLDER-OF-oidc-provider REDIRECT-URI

import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

const [folder, redirect] = process.argv.slice(2);
const { Provider } = await import(pathToFileURL(join(folder, 'lib/index.js')));

const server = createServer();
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const { port } = server.address();

const people = new Map();
const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    {
      client_id: 'minhbach',
      client_secret: 'a secret of this test',
      redirect_uris: [redirect],
      grant_types: ['authorization_code'],
      response_types: ['code'],
    },
  ],
  claims: { openid: ['sub', 'amr', 'acr'], profile: ['preferred_username'] },
  cookies: { keys: ['of this test'] },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  pkce: { required: () => true },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: id, preferred_username: people.get(id) }),
  }),
  // Nobody is asked whether they agree.
  async loadExistingGrant(ctx) {
    const grant = new ctx.oidc.provider.Grant({
      clientId: ctx.oidc.client.clientId,
      accountId: ctx.oidc.session.accountId,
    });
    grant.addOIDCScope('openid profile');
    await grant.save();
    return grant;
  },
});

const answer = provider.callback();
server.on('request', async (request, response) => {
  if (!request.url.startsWith('/interaction/')) return answer(request, response);
  const { params } = await provider.interactionDetails(request, response);
  const [name, subject, factor] = params.login_hint.split('/');
  people.set(subject, name);
  const login = { accountId: subject, amr: factor === 'mfa' ? ['pwd', 'otp', 'mfa'] : ['pwd'], remember: false };
  return provider.interactionFinished(request, response, { login });
});

console.log(port);
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
