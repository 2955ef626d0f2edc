package dev.hiring.assessment.blueprint;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Gives each demand its questions so that none is given twice. Demands are served in order, from their pools in the
 * order given; a demand that finds its pool taken makes an earlier one move to another question. If there is any way
 * to serve all demands, all are served (bipartite matching by augmenting paths, Kuhn 1955).
 */
final class Allocation {

    /**
     * @param pool the questions that will do, the preferred first
     */
    record Demand(List<String> pool, int count) {
        Demand {
            pool = List.copyOf(pool);
        }
    }

    private final List<Demand> demands;
    private final List<Set<String>> given;
    private final Map<String, Integer> holders = new HashMap<>();

    private Allocation(List<Demand> demands) {
        this.demands = demands;
        this.given =
                demands.stream().<Set<String>>map(_ -> new LinkedHashSet<>()).toList();
    }

    /** What each demand gets, in the order of the demands; less than its count where there is no way to get it all. */
    static List<List<String>> of(List<Demand> demands) {
        Allocation allocation = new Allocation(demands);
        IntStream.range(0, demands.size()).forEach(allocation::serve);
        return allocation.given.stream().map(List::copyOf).toList();
    }

    private void serve(int demand) {
        boolean found = true;
        while (found && given.get(demand).size() < demands.get(demand).count()) {
            found = giveOne(demand, new HashSet<>());
        }
    }

    private boolean giveOne(int demand, Set<String> tried) {
        List<String> pool = demands.get(demand).pool();
        for (String question : pool) {
            if (!holders.containsKey(question)) {
                give(demand, question);
                return true;
            }
        }
        for (String question : pool) {
            Integer holder = holders.get(question);
            if (holder != null && holder != demand && tried.add(question) && giveOne(holder, tried)) {
                given.get(holder).remove(question);
                give(demand, question);
                return true;
            }
        }
        return false;
    }

    private void give(int demand, String question) {
        holders.put(question, demand);
        given.get(demand).add(question);
    }
}
