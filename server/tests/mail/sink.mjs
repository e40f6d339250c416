// A real mail server (npm smtp-server) for tests: it takes every letter, reads it
// (npm mailparser) and prints it, a JSON a line, after a first line with its port.
// Nothing is passed on. Who a letter is to says what becomes of it:
//   bounce…   refused for good (550)
//   later…    not taken the first time (451)
//   policy…   refused because of who sends it (550 5.7.1)
// Whoever signs in must be "minhbach" with the password "mật khẩu". With `secure`,
// it speaks TLS from the beginning, by a certificate that nobody has signed.
//
// node sink.mjs FOLDER-OF-NODE-MODULES [PORT] [secure]

import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const [folder, port = '0', secure] = process.argv.slice(2);
const require = createRequire(join(resolve(folder), 'x.js'));
const { SMTPServer } = require('smtp-server');
const { simpleParser } = require('mailparser');

const seen = new Set();
const answer = (code, words) => Object.assign(new Error(words), { responseCode: code });

const server = new SMTPServer({
  secure: secure === 'secure',
  authOptional: true,
  allowInsecureAuth: true,
  logger: false,
  onAuth({ username, password }, _, done) {
    if (username === 'minhbach' && password === 'mật khẩu') done(null, { user: username });
    else done(answer(535, 'wrong name or password'));
  },
  onRcptTo({ address }, _, done) {
    if (address.startsWith('bounce')) return done(answer(550, 'no such mailbox'));
    if (address.startsWith('policy')) return done(answer(550, '5.7.1 relaying denied'));
    if (address.startsWith('later') && !seen.has(address)) {
      seen.add(address);
      return done(answer(451, 'try again'));
    }
    done();
  },
  async onData(stream, session, done) {
    const { subject, text, html, messageId, headerLines, from, attachments } = await simpleParser(stream, {
      skipHtmlToText: true,
      skipTextToHtml: true,
      skipTextLinks: true,
    });
    const headers = Object.fromEntries(headerLines.map(({ key, line }) => [key, line.slice(line.indexOf(':') + 1).trim()]));
    const to = session.envelope.rcptTo.map(({ address }) => address);
    const user = session.user ?? null;
    console.log(
      JSON.stringify({ to, from: from?.text, user, subject, text, html, messageId, headers, attachments: attachments.length }),
    );
    done();
  },
});
server.on('error', () => {});
server.listen(Number(port), '127.0.0.1', () => console.log(server.server.address().port));
