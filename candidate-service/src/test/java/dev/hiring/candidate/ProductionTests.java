package dev.hiring.candidate;

import dev.hiring.testkit.LinksInProductionTest;

class ProductionTests extends LinksInProductionTest {}
