create schema "Tenant ""A""";
