/**
 * The one door to the services. It routes the public API, checks who is calling, bounds what comes in, and answers in
 * problem details when a service cannot; it holds no state and decides nothing about the business.
 */
@NullMarked
package dev.hiring.gateway;

import org.jspecify.annotations.NullMarked;
