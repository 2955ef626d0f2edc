package dev.hiring.assessment;

import dev.hiring.testkit.ApiDocumentTest;

class ApiDocumentIT extends ApiDocumentTest {}
