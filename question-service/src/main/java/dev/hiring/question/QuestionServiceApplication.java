package dev.hiring.question;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class QuestionServiceApplication {

    static void main(String[] arguments) {
        SpringApplication.run(QuestionServiceApplication.class, arguments);
    }
}
