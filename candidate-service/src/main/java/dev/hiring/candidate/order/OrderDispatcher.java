package dev.hiring.candidate.order;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import dev.hiring.candidate.dispatch.Dispatcher;
import dev.hiring.candidate.order.OrderService.OrdersDue;

/** Keeps ATSes told. */
@Component
final class OrderDispatcher extends Dispatcher<Order> {

    OrderDispatcher(OrderMessenger messenger, OrderSettings settings) {
        super(messenger, settings.lookEvery());
    }

    @EventListener(OrdersDue.class)
    void look() {
        hint();
    }
}
