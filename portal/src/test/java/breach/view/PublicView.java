package breach.view;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;

@Route("breach")
public class PublicView extends Div {}
