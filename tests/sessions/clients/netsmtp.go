// Go's net/smtp: netsmtp PORT SITUATION PASSWORD RECIPIENT...
package main

import (
	"crypto/tls"
	"fmt"
	"net/smtp"
	"os"
	"strings"
)

func main() {
	port, situation, password, recipients := os.Args[1], os.Args[2], os.Args[3], os.Args[4:]
	has := func(word string) bool { return strings.Contains("-"+situation+"-", "-"+word+"-") }
	body := "At noon?\r\n.dot\r\n..\r\n"
	if has("big") {
		body = strings.Repeat("A line that is repeated until the message is big.\r\n", 4000)
	}
	message := "Date: Tue, 24 Nov 2026 12:00:00 +0000\r\nFrom: alice@example.com\r\nTo: " + strings.Join(recipients, ", ") + "\r\nSubject: lunch\r\n\r\n" + body
	if err := talk(port, password, recipients, []byte(message), has); err != nil {
		fmt.Println(err)
	}
}

func talk(port, password string, recipients []string, message []byte, has func(string) bool) error {
	client, err := smtp.Dial("127.0.0.1:" + port)
	if err != nil {
		return err
	}
	defer client.Close()
	if err := client.Hello("client.example.org"); err != nil {
		return err
	}
	if has("tls") {
		if err := client.StartTLS(&tls.Config{InsecureSkipVerify: true}); err != nil {
			return err
		}
	}
	if has("auth") {
		if err := client.Auth(smtp.PlainAuth("", "alice@example.org", password, "127.0.0.1")); err != nil {
			return err
		}
	}
	times := 1
	if has("two") {
		times = 2
	}
	for i := 0; i < times; i++ {
		if err := send(client, recipients, message); err != nil {
			fmt.Println(err)
			client.Reset()
		}
	}
	return client.Quit()
}

func send(client *smtp.Client, recipients []string, message []byte) error {
	if err := client.Mail("alice@example.com"); err != nil {
		return err
	}
	taken := 0
	for _, recipient := range recipients {
		if err := client.Rcpt(recipient); err == nil {
			taken++
		}
	}
	if taken == 0 {
		return fmt.Errorf("no recipient was taken")
	}
	data, err := client.Data()
	if err != nil {
		return err
	}
	if _, err := data.Write(message); err != nil {
		return err
	}
	return data.Close()
}
