-- Instances on their way out that no job works on any more: few or none, looked for again and again.
CREATE INDEX instance_given_up ON provisioning.instance (id) WHERE state = 'shutting-down' AND active_job IS NULL;
