// nodemailer: nodemailer.cjs PORT SITUATION PASSWORD RECIPIENT..., the package in NODE_PATH
const nodemailer = require("nodemailer");
const [port, situation, password, ...recipients] = process.argv.slice(2);
const has = (word) => situation.split("-").includes(word);

const transport = nodemailer.createTransport({
  host: "127.0.0.1",
  port: Number(port),
  name: "client.example.org",
  pool: has("two"),
  maxConnections: 1,
  ignoreTLS: !has("tls"),
  requireTLS: has("tls"),
  tls: { rejectUnauthorized: false },
  ...(has("auth") && { auth: { user: "alice@example.org", pass: password } }),
  ...(has("login") && { authMethod: "LOGIN" }),
});
const message = {
  from: "Alice <alice@example.com>",
  ...(has("bounce") && { envelope: { from: "", to: recipients } }),
  to: recipients,
  subject: "lunch",
  text: has("big") ? "A line that is repeated until the message is big.\n".repeat(4000) : "At noon?\n.dot\n..\n" + (has("eight") ? "Äpfel\n" : ""),
  ...(has("dsn") && { dsn: { id: "4F2A", return: "headers", notify: ["failure", "delay"], recipient: "alice@example.com" } }),
};

(async () => {
  for (let i = 0; i < (has("two") ? 2 : 1); i++) {
    await transport.sendMail(message).catch((error) => console.log(error.message));
  }
  transport.close();
})();
