package dev.hiring.candidate.order;

import java.util.List;
import org.springframework.stereotype.Component;

import dev.hiring.candidate.order.OrderController.OrderResponse;
import dev.hiring.kit.privacy.PersonalData;

/** What ATSes have ordered for candidates, with the addresses by which they know them. */
@Component
final class OrderData implements PersonalData {

    private final OrderService orders;

    OrderData(OrderService orders) {
        this.orders = orders;
    }

    @Override
    public String kind() {
        return "orders";
    }

    @Override
    public List<OrderResponse> export(String organization, String candidateId) {
        return orders.ofCandidate(organization, candidateId).stream()
                .map(OrderResponse::of)
                .toList();
    }

    @Override
    public long erase(String organization, String candidateId) {
        return orders.forget(organization, candidateId).size();
    }
}
