package org.ownsky.provisioning.volume;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores EC2's word for a state. */
@Converter
class VolumeStateConverter implements AttributeConverter<VolumeState, String> {
    @Override
    public String convertToDatabaseColumn(VolumeState state) {
        return state.word();
    }

    @Override
    public VolumeState convertToEntityAttribute(String word) {
        return VolumeState.of(word);
    }
}
