package org.ownsky.portal.api;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

@Configuration(proxyBeanMethods = false)
class ApiConfiguration implements WebMvcConfigurer {
    /** After the controllers, before everything that serves pages. */
    private static final int AFTER_CONTROLLERS = 1;

    private final ApiBodies bodies;

    ApiConfiguration(ApiBodies bodies) {
        this.bodies = bodies;
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.addCustomConverter(bodies);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new PlainParameters()).addPathPatterns("/api/**");
    }

    @Bean
    SimpleUrlHandlerMapping unknownApiPaths(ProblemWriter writer) {
        return new SimpleUrlHandlerMapping(Map.of("/api/**", new UnknownPath(writer)), AFTER_CONTROLLERS);
    }
}
