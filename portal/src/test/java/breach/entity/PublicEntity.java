package breach.entity;

import jakarta.persistence.Entity;

@Entity
public class PublicEntity {}
