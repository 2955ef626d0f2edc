package dev.hiring.candidate;

import dev.hiring.testkit.ApiDocumentTest;

class ApiDocumentIT extends ApiDocumentTest {}
