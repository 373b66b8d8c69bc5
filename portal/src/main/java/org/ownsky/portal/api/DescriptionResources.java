package org.ownsky.portal.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The API's description, for programs and for people; anybody may read it. */
@RestController
class DescriptionResources {
    private final SingletonSupplier<Description> description;

    DescriptionResources(ObjectProvider<RequestMappingHandlerMapping> mappings, ApiJson json) {
        // Not before the first request: the mapping has to know every controller, this one too.
        this.description = SingletonSupplier.of(() -> describe(mappings, json));
    }

    private record Description(String document, String page) {}

    @GetMapping(ApiPaths.DOCUMENT)
    ResponseEntity<byte[]> document() {
        return answer(
                MediaType.APPLICATION_JSON, description.obtain().document().getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping(ApiPaths.PAGE)
    ResponseEntity<byte[]> page() {
        return answer(
                new MediaType("text", "html", StandardCharsets.UTF_8),
                description.obtain().page().getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping(ApiPaths.STYLE)
    ResponseEntity<byte[]> style() throws IOException {
        return answer(
                new MediaType("text", "css", StandardCharsets.UTF_8),
                new ClassPathResource("docs.css", DescriptionResources.class).getContentAsByteArray());
    }

    private static Description describe(ObjectProvider<RequestMappingHandlerMapping> mappings, ApiJson json) {
        var schemas = new Schemas();
        var operations = mappings.orderedStream()
                .flatMap(mapping -> new Operations(schemas).of(mapping).stream())
                .toList();
        var document = new ApiDescription(operations, schemas).document();
        return new Description(
                new String(json.write(document), StandardCharsets.UTF_8),
                new DescriptionPage(operations, schemas.named()).html());
    }

    private static ResponseEntity<byte[]> answer(MediaType type, byte[] body) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noCache())
                .body(body);
    }
}
