"""Prints the names that Faker's locales have, as JSON: kind -> locale -> names. Romanized ones stand for the others."""
import importlib
import json
import pkgutil

import faker.providers.person as person

PREFIXES = {"given": ("first_name", "first_romanized_name"), "family": ("last_name", "last_romanized_name")}

dump = {kind: {} for kind in PREFIXES}
for module in pkgutil.iter_modules(person.__path__):
    provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
    for kind, prefixes in PREFIXES.items():
        lists = [getattr(provider, name) for name in dir(provider) if name.startswith(prefixes)]
        names = {str(name) for values in lists if isinstance(values, (list, tuple, dict)) for name in values}
        dump[kind][module.name] = sorted(names)
print(json.dumps(dump))
