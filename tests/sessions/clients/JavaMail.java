import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import javax.mail.Message;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.Transport;
import javax.mail.internet.InternetAddress;
import javax.mail.internet.MimeMessage;

/** JavaMail, as Debian packages it: JavaMail PORT SITUATION PASSWORD RECIPIENT... */
public class JavaMail {
  public static void main(String[] arguments) throws Exception {
    List<String> situation = Arrays.asList(arguments[1].split("-"));
    Properties settings = new Properties();
    settings.put("mail.smtp.host", "127.0.0.1");
    settings.put("mail.smtp.port", arguments[0]);
    settings.put("mail.smtp.localhost", "client.example.org");
    settings.put("mail.smtp.sendpartial", "true");
    settings.put("mail.smtp.ssl.trust", "*");
    settings.put("mail.smtp.starttls.enable", "" + situation.contains("tls"));
    settings.put("mail.smtp.auth", "" + situation.contains("auth"));
    settings.put("mail.smtp.allow8bitmime", "true");
    if (situation.contains("plain")) settings.put("mail.smtp.auth.mechanisms", "PLAIN");
    if (situation.contains("dsn")) {
      settings.put("mail.smtp.dsn.notify", "FAILURE,DELAY");
      settings.put("mail.smtp.dsn.ret", "HDRS");
    }
    settings.put("mail.mime.allowutf8", "" + situation.contains("utf8"));
    Session session = Session.getInstance(settings);
    Transport transport = session.getTransport("smtp");
    transport.connect("alice@example.org", arguments[2]);
    for (int i = 0; i < (situation.contains("two") ? 2 : 1); i++) {
      MimeMessage message = new MimeMessage(session);
      message.setFrom("alice@example.com");
      for (int r = 3; r < arguments.length; r++) message.addRecipient(Message.RecipientType.TO, new InternetAddress(arguments[r]));
      message.setSubject("lunch");
      message.setSentDate(new Date());
      message.setText(situation.contains("big")
          ? String.join("\n", Collections.nCopies(4000, "A line that is repeated until the message is big."))
          : "At noon?\n.dot\n..\n" + (situation.contains("eight") ? "\u00c4pfel\n" : ""), "utf-8");
      message.saveChanges();
      try {
        transport.sendMessage(message, message.getAllRecipients());
      } catch (MessagingException error) {
        System.out.println(error);
      }
    }
    transport.close();
  }
}
