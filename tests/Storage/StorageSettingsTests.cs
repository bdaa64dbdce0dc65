using Azure.Identity;
using Microsoft.Extensions.Configuration;

namespace CourseAI.Storage.Tests;

public sealed class StorageSettingsTests
{
    [Fact]
    public void A_connection_string_is_enough() =>
        From(("AzureWebJobsStorage", "UseDevelopmentStorage=true"))
            .ConnectionString.Should()
            .Be("UseDevelopmentStorage=true");

    [Fact]
    public void An_account_name_gives_all_three_addresses_and_an_identity()
    {
        var settings = From(
            ("AzureWebJobsStorage:accountName", "course1"),
            ("AzureWebJobsStorage:credential", "managedidentity"),
            ("AzureWebJobsStorage:clientId", "11111111-1111-1111-1111-111111111111")
        );
        settings.BlobService.Should().Be(new Uri("https://course1.blob.core.windows.net"));
        settings.QueueService.Should().Be(new Uri("https://course1.queue.core.windows.net"));
        settings.TableService.Should().Be(new Uri("https://course1.table.core.windows.net"));
        settings.Credential.Should().BeOfType<ManagedIdentityCredential>();
    }

    [Fact]
    public void Nothing_at_all_names_the_setting_and_what_would_be_right() =>
        Refused().Should().Throw<InvalidOperationException>().WithMessage("*AzureWebJobsStorage*connection string*");

    [Fact]
    public void A_wrong_address_is_shown() =>
        Refused(("AzureWebJobsStorage:blobServiceUri", "course1"))
            .Should()
            .Throw<InvalidOperationException>()
            .WithMessage("AzureWebJobsStorage__blobServiceUri is \"course1\"*https://*");

    [Fact]
    public void A_broken_connection_string_is_told_without_showing_its_key()
    {
        var open = () =>
            CourseStorage.Open(StorageSettings.FromConnectionString("AccountKey=secret;x"), TimeProvider.System);
        var message = open.Should().Throw<InvalidOperationException>().Which.Message;
        message.Should().Contain("AzureWebJobsStorage").And.NotContain("secret");
    }

    private static Action Refused(params (string Key, string Value)[] settings) => () => From(settings);

    private static StorageSettings From(params (string Key, string Value)[] settings) =>
        StorageSettings.From(
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))
                )
                .Build()
        );
}
