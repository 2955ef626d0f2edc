package dev.hiring.candidate.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Sends JSON to receivers outside. Follows no redirect, keeps no cookie, repeats nothing, unpacks nothing, and reads the
 * beginning of an answer only.
 */
@Component
public final class OutboundClient implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(OutboundClient.class);

    /** Without a charset, which JSON has no parameter for. */
    private static final ContentType JSON = ContentType.create("application/json");

    private static final int EXCERPT_BYTES = 1_024;
    private static final int MOST_CONNECTIONS = 2_000;
    private static final int MOST_CONNECTIONS_TO_ONE = 50;
    private static final TimeValue KEPT_IDLE = TimeValue.ofSeconds(10);

    private final OutboundSettings settings;
    private final CloseableHttpClient client;

    /** Ends calls whose time is over, which the client's own timeouts do not: they start anew with every byte. */
    private final ScheduledExecutorService limit = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("outbound-limit").daemon().factory());

    OutboundClient(OutboundSettings settings, CheckedNames names) {
        this.settings = settings;
        Timeout connect = Timeout.of(settings.connectTimeout());
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(names)
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .setMaxConnPerRoute(MOST_CONNECTIONS_TO_ONE)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(connect)
                                .setSocketTimeout(Timeout.of(settings.timeLimit()))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(connect)
                        .setResponseTimeout(Timeout.of(settings.timeLimit()))
                        .build())
                .evictIdleConnections(KEPT_IDLE)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("hiring-suite")
                .build();
    }

    /**
     * Calls once. That nobody answered is an outcome as any other.
     *
     * @param json null for no body
     */
    public Attempt attempt(Instant now, String method, URI url, Map<String, String> headers, byte @Nullable [] json) {
        HttpUriRequestBase request = new HttpUriRequestBase(method, url);
        headers.forEach(request::setHeader);
        if (json != null) {
            request.setEntity(new ByteArrayEntity(json, JSON));
        }
        long begin = System.nanoTime();
        try {
            Answer answer = send(request);
            return new Attempt(now, answer.status(), null, answer.excerpt(), since(begin));
        } catch (OutboundFailure e) {
            log.debug("No answer from outside: {}", e.toString());
            return new Attempt(now, null, e.reason(), null, since(begin));
        }
    }

    private static long since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin).toMillis();
    }

    private Answer send(HttpUriRequestBase request) throws OutboundFailure {
        AtomicBoolean late = new AtomicBoolean();
        Future<?> end = limit.schedule(
                () -> {
                    late.set(true);
                    request.cancel();
                },
                settings.timeLimit().toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            ClassicHttpResponse response = client.executeOpen(null, request, null);
            try {
                return read(response);
            } finally {
                // Closing alone would read the rest, however much is to come.
                request.cancel();
                Closer.closeQuietly(response);
            }
        } catch (IOException e) {
            throw new OutboundFailure(late.get() ? OutboundFailure.Reason.TIMEOUT : reason(e), e);
        } finally {
            end.cancel(false);
        }
    }

    private static Answer read(ClassicHttpResponse response) throws IOException {
        HttpEntity body = response.getEntity();
        byte[] excerpt = body == null ? new byte[0] : body.getContent().readNBytes(EXCERPT_BYTES);
        return new Answer(response.getCode(), new String(excerpt, UTF_8));
    }

    private static OutboundFailure.Reason reason(IOException e) {
        return switch (e) {
            case CheckedNames.Refused _ -> OutboundFailure.Reason.ADDRESS_REFUSED;
            case UnknownHostException _ -> OutboundFailure.Reason.NAME_UNKNOWN;
            case ConnectTimeoutException _ -> OutboundFailure.Reason.TIMEOUT;
            case SocketTimeoutException _ -> OutboundFailure.Reason.TIMEOUT;
            case HttpHostConnectException _ -> OutboundFailure.Reason.CONNECT_FAILED;
            case ConnectException _ -> OutboundFailure.Reason.CONNECT_FAILED;
            case SSLException _ -> OutboundFailure.Reason.TLS_FAILED;
            default -> OutboundFailure.Reason.BROKEN;
        };
    }

    @Override
    public void destroy() throws IOException {
        limit.shutdownNow();
        client.close();
    }
}
