package org.ownsky.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ownsky.portal.PortalTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

@PortalTest
class ApiDescriptionIT {
    @LocalServerPort
    int port;

    @Autowired
    List<RequestMappingHandlerMapping> mappings;

    @Test
    void everyPathOfTheApiIsDescribed() {
        var described = new HashSet<String>();
        document()
                .path("paths")
                .forEachEntry((path, methods) -> methods.propertyNames()
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        var served = new HashSet<String>();
        for (var mapping : mappings) {
            mapping.getHandlerMethods()
                    .keySet()
                    .forEach(info -> info.getPatternValues().stream()
                            .filter(path -> path.startsWith("/api/"))
                            .map(path -> path.replaceAll("\\{([a-zA-Z]+):[^}]*}", "{$1}"))
                            .forEach(path -> info.getMethodsCondition()
                                    .getMethods()
                                    .forEach(method -> served.add(method + " " + path))));
        }
        served.removeAll(Set.of("GET " + ApiPaths.DOCUMENT, "GET " + ApiPaths.PAGE, "GET " + ApiPaths.STYLE));

        assertThat(described).hasSizeGreaterThan(25).isEqualTo(served);
    }

    @Test
    void everythingHasWordsAndEveryReferenceATarget() {
        var document = document();

        assertThat(document.path("openapi").asString("")).isEqualTo("3.1.0");
        var references = new ArrayList<String>();
        collect(document, references);
        for (var reference : references) {
            assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        }
        document.path("components").path("schemas").forEachEntry((name, schema) -> {
            assertThat(schema.path("description").asString("")).as(name).isNotBlank();
            schema.path("properties")
                    .forEachEntry((field, property) -> assertThat(
                                    property.path("description").asString(""))
                            .as(name + "." + field)
                            .isNotBlank());
        });
        document.path("paths")
                .forEachEntry((path, methods) -> methods.forEachEntry((method, operation) -> {
                    assertThat(operation.path("summary").asString("")).as(path).isNotBlank();
                    operation
                            .path("parameters")
                            .forEach(parameter -> assertThat(
                                            parameter.path("description").asString(""))
                                    .as(path + " " + parameter)
                                    .isNotBlank());
                    assertThat(operation.path("responses").has("401")).as(path).isTrue();
                }));
    }

    @Test
    void operationsHaveNamesOfTheirOwn() {
        var names = new ArrayList<String>();
        document()
                .path("paths")
                .forEach(methods -> methods.forEach(
                        operation -> names.add(operation.path("operationId").asString(""))));

        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void pageReadsWithoutScriptUnderAPolicyThatForbidsIt() {
        var page = get("docs");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'", "style-src 'self'");
        assertThat(page.body())
                .contains("/api/v1/instances/{instance}/{action}", "id=\"problem-quota-exceeded\"")
                .doesNotContain("<script", "style=", "=\"http://", "=\"https://");
        assertThat(get("docs.css").header("Content-Type")).isEqualTo("text/css;charset=UTF-8");
    }

    private JsonNode document() {
        var answer = get("openapi.json");
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    private ApiClient.Answer get(String path) {
        var client = ApiClient.withoutToken(port);
        HttpRequest.Builder request = client.request(path).header("Accept", "*/*");
        return client.send(request.GET());
    }

    private static void collect(JsonNode node, List<String> references) {
        if (node.has("$ref")) {
            references.add(node.path("$ref").asString(""));
        }
        node.forEach(child -> collect(child, references));
    }
}
