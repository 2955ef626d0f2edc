package dev.hiring.question;

import dev.hiring.testkit.ApiDocumentTest;

class ApiDocumentIT extends ApiDocumentTest {}
