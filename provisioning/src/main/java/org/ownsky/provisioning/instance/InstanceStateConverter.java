package org.ownsky.provisioning.instance;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores EC2's word for a state. */
@Converter
class InstanceStateConverter implements AttributeConverter<InstanceState, String> {
    @Override
    public String convertToDatabaseColumn(InstanceState state) {
        return state.word();
    }

    @Override
    public InstanceState convertToEntityAttribute(String word) {
        return InstanceState.of(word);
    }
}
