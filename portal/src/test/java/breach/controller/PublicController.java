package breach.controller;

import org.springframework.web.bind.annotation.RestController;

/** Others could call it, past the checks before it. */
@RestController
public class PublicController {}
