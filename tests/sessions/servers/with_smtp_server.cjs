// smtp-server: with_smtp_server.cjs PORT CERT KEY PASSWORD, the package in NODE_PATH
const { readFileSync } = require("node:fs");
const { SMTPServer } = require("smtp-server");
const [port, cert, key, password] = process.argv.slice(2);

const refusal = (code, text) => Object.assign(new Error(text), { responseCode: code });

const server = new SMTPServer({
  name: "mail.example.org",
  authOptional: true,
  allowInsecureAuth: true,
  authMethods: ["PLAIN", "LOGIN", "CRAM-MD5"],
  disableReverseLookup: true,
  hideSMTPUTF8: false,
  size: 10_000_000,
  cert: readFileSync(cert),
  key: readFileSync(key),
  onAuth(auth, session, done) {
    const right = auth.method === "CRAM-MD5" ? auth.validatePassword(password) : auth.password === password;
    right ? done(null, { user: auth.username }) : done(new Error("wrong user name or password"));
  },
  onRcptTo(address, session, done) {
    done(address.address.startsWith("nobody@") ? refusal(550, "5.1.1 no such user here") : null);
  },
  onData(stream, session, done) {
    stream.on("end", () => done(null, "2.0.0 queued")).resume();
  },
});
server.on("error", () => {});
server.listen(Number(port), "127.0.0.1");
