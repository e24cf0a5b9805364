<?php
// PHPMailer, as Debian packages it: phpmailer.php PORT SITUATION PASSWORD RECIPIENT...
use PHPMailer\PHPMailer\PHPMailer;

foreach (['Exception', 'PHPMailer', 'SMTP'] as $part) {
    require "/usr/share/php/libphp-phpmailer/src/$part.php";
}
[, $port, $situation, $password] = $argv;
$has = fn ($word) => in_array($word, explode('-', $situation));

$mail = new PHPMailer(true);
$mail->isSMTP();
$mail->Host = '127.0.0.1';
$mail->Port = (int) $port;
$mail->Hostname = 'client.example.org';
$mail->SMTPAutoTLS = false;
$mail->SMTPSecure = $has('tls') ? 'tls' : '';
$mail->SMTPOptions = ['ssl' => ['verify_peer' => false, 'verify_peer_name' => false, 'allow_self_signed' => true]];
$mail->SMTPKeepAlive = $has('two');
$mail->SMTPAuth = $has('auth');
$mail->AuthType = $has('login') ? 'LOGIN' : ($has('cram') ? 'CRAM-MD5' : '');
$mail->Username = 'alice@example.org';
$mail->Password = $password;
$mail->dsn = $has('dsn') ? 'FAILURE,DELAY' : '';
$mail->CharSet = 'utf-8';
$mail->setFrom('alice@example.com', 'Alice');
foreach (array_slice($argv, 4) as $recipient) {
    $mail->addAddress($recipient);
}
$mail->Subject = 'lunch';
$mail->Body = $has('big') ? str_repeat("A line that is repeated until the message is big.\n", 4000) : "At noon?\n.dot\n..\n" . ($has('eight') ? "Äpfel\n" : '');
for ($i = 0; $i < ($has('two') ? 2 : 1); $i++) {
    try {
        $mail->send();
    } catch (Exception $error) {
        echo $error->getMessage(), "\n";
    }
}
$mail->smtpClose();
