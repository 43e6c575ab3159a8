import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('ground', '0001_initial'),
        ('units', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Template',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=255)),
                ('kind', models.CharField(help_text='a kind that a room fills (kinds.py)', max_length=12, verbose_name='Loại văn bản')),
                ('title', models.CharField(max_length=120, verbose_name='Tên mẫu')),
                ('state', models.CharField(choices=[('tried', 'Chờ dùng thử'), ('used', 'Đang dùng'), ('withdrawn', 'Thôi dùng')], default='tried', max_length=9)),
                ('faults', models.JSONField(default=list)),
                ('taken_at', models.DateTimeField()),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ground.storedfile')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
            options={
                'ordering': ['-id'],
            },
        ),
    ]
