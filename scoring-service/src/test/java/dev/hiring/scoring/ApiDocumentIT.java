package dev.hiring.scoring;

import dev.hiring.testkit.ApiDocumentTest;

class ApiDocumentIT extends ApiDocumentTest {}
