package org.ownsky.provisioning.keypair;

/** Public keys that ssh-keygen made for these tests; their private halves were thrown away. */
final class SampleKeys {
    static final String ED25519 = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPEpM3hSCp0smHQW6HBoWuUDIClGQky00gs/39SjlE97";
    static final String RSA_2048 = "ssh-rsa "
            + "AAAAB3NzaC1yc2EAAAADAQABAAABAQDDnc7HFHtr6Mrh3VQvO+oxo2Czjs5/8EFuu8m4s6NC+cUJ8n/9CGrOFQKA"
            + "DkVW1R8hFeexgyZXQaQN4MsDbCuyA/Djf6A9mFFGkTVDHijGmm/6uGiDqEeqJ9VT/E6Mbz9LaQXN3k3ZgRhXWcgI"
            + "Zwbz44BnvoGjPA5ZO74MhoQxdXvl7uMHaa5pzQ+O6YJreaW8XiqzgzPJNwU5ORa4LxeXfvIQyMSpb+cIys7PD7D4"
            + "aB5mZkK1RdSvUA7Rm/gD16lyz+s+hzHHm8Ej0Qq/ZIZNq7gnj/s0btXf237SaEyZH1legKNKa0QUK0HpRDlv3OJE"
            + "yb6exHERYekHqk7FJQ6H";
    static final String RSA_1024 = "ssh-rsa "
            + "AAAAB3NzaC1yc2EAAAADAQABAAAAgQDVstXGIuvPewQFqhOo3d7xjqIexMxHt8W1Y9/aVAHsCPhdJfEFBtpg7IrJ"
            + "JZNLLCaugTmjeaPMFJPJ0l4eEFrJWFYcHAqdZiLjjFYrVRMdy1/LaB1M3/WO/kXu0aBTn8QKnBjms4CUKTL2+ICZ"
            + "CFd02x1yAwMlc/LcMzApHqkWiQ==";
    static final String ECDSA_256 = "ecdsa-sha2-nistp256 "
            + "AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBNKfe2fZqFN/h01k7zYlwmXBPC83flBMBRcX"
            + "HksDSBDTOLerB4oH20oJNsmcAUPJthpojF9RsFxi2o5Jcjq1xm0=";
    static final String ECDSA_384 = "ecdsa-sha2-nistp384 "
            + "AAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAAAIbmlzdHAzODQAAABhBLoDL+gwa7HdOJvaf85eccr+YobyF4U+SUJy"
            + "VvauXMRWoLDqNDvrMqWV87z79wT2u1HWrGycMkiOiQtNALf8+40QdSekCbw+EYS6M2RFlrB9l+zFP1QQZbxA9GL1"
            + "gIQoOg==";
    static final String ECDSA_521 = "ecdsa-sha2-nistp521 "
            + "AAAAE2VjZHNhLXNoYTItbmlzdHA1MjEAAAAIbmlzdHA1MjEAAACFBAEPDD2UQtlmm9y28WiVbBF3KeBfF6IjglVN"
            + "j5ypZ3ma9z+QlMFL/6prACv/SV5UnZkbM1G/oVCesiTcrpDWqvf90gBfnbvL4IsAsl4gTtNBcmH55X06ViuW0B/z"
            + "4zYMuusWyc1VXdCWQuV4RC+vdFfKxGU/NBMPPY8Ts92AOdu+9Aag/g==";
    static final String SECURITY_KEY_ED25519 = "sk-ssh-ed25519@openssh.com "
            + "AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAIPEpM3hSCp0smHQW6HBoWuUDIClGQky00gs/39SjlE97"
            + "AAAABHNzaDo=";
    static final String SECURITY_KEY_ECDSA = "sk-ecdsa-sha2-nistp256@openssh.com "
            + "AAAAInNrLWVjZHNhLXNoYTItbmlzdHAyNTZAb3BlbnNzaC5jb20AAAAIbmlzdHAyNTYAAABBBNKfe2fZqFN/h01k"
            + "7zYlwmXBPC83flBMBRcXHksDSBDTOLerB4oH20oJNsmcAUPJthpojF9RsFxi2o5Jcjq1xm0AAAAEc3NoOg==";
    static final String DSA = "ssh-dss "
            + "AAAAB3NzaC1kc3MAAACBAIwGijgT8QmzTLq67CdHsRZIwQRBG1icv72JbyjReOceCJUPU+aW756H5nwZyuDixDTP"
            + "S8f2+ROSvqZ9PxCOd6/hXwAS1T0hzMOj1gwmqpGqO3KttywQj3SV56l/VOJlbLhzl7PeRapQ2JEU7ufFu/DswkY1"
            + "as5Xqv/bmprZzFFrAAAAFQCIx8awPnIw7/ND/ETC04M6xaiwOwAAAIALe8oTm2sTBnOa0w8FcPsqLnFvNfu5sDET"
            + "jdVXmCCzOw18Yhy0rKHKKJYMgtadovhuvbuOr0HZJImIxRyZdIOLvsA9E5EzYcaNrcvS2qc8zojJEF4dFUCNeiOm"
            + "ZTTJ9JKIWpGzHN6yZWMVNosdxo32KNl5ngbweBvoTL217ExrRwAAAIABTwHQlRYMYQbjNeo5NYXLD8PcLYJyNhEO"
            + "FXnlWn+vHxBowK8lL472hp+XZxZnUvo6LGqND/N89mbpeV45OedEK4e+WU1Fw9OtZatHQRYNvLF19OMj8tWgcSXB"
            + "hUaTu7fhe4IwvqvSUeFfI11YesMzc22KCaReOe1djeb/RR+Lgw==";

    private SampleKeys() {}
}
