# Databricks notebook source
print("fit")
