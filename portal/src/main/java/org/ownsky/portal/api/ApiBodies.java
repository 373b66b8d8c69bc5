package org.ownsky.portal.api;

import java.io.IOException;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractGenericHttpMessageConverter;
import org.springframework.stereotype.Component;

/** Bodies of requests and answers of this package, and of nothing else in the application. */
@Component
class ApiBodies extends AbstractGenericHttpMessageConverter<Object> {
    private final ApiJson json;

    ApiBodies(ApiJson json) {
        // The second, too, or another converter takes it, which is not as strict.
        super(MediaType.APPLICATION_JSON, new MediaType("application", "*+json"));
        this.json = json;
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type.isRecord() && type.getPackage() == ApiBodies.class.getPackage();
    }

    @Override
    public boolean canRead(Type type, @Nullable Class<?> context, @Nullable MediaType mediaType) {
        return type instanceof Class<?> plain && supports(plain) && canRead(mediaType);
    }

    @Override
    public Object read(Type type, @Nullable Class<?> context, HttpInputMessage request) throws IOException {
        if (request.getHeaders().getContentLength() > BoundedBody.MOST_BYTES) {
            throw new BodyTooLargeException();
        }
        return json.read(new BoundedBody(request.getBody()), type);
    }

    @Override
    protected Object readInternal(Class<?> type, HttpInputMessage request) throws IOException {
        return read(type, null, request);
    }

    @Override
    protected void writeInternal(Object body, @Nullable Type type, HttpOutputMessage response) throws IOException {
        response.getBody().write(json.write(body));
    }

    @Override
    public List<MediaType> getSupportedMediaTypes(Class<?> type) {
        return supports(type) ? getSupportedMediaTypes() : List.of();
    }
}
